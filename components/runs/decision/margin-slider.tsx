import { usualReach } from "@/components/runs/decision/decision-model";
import { classNames } from "@/components/ui/class-names";

type Stop = { step: number; shortName: string; points: number };

type MarginSliderProps = {
  margin: number;
  onChange: (margin: number) => void;
  stops: readonly Stop[];
};

/** Tenths of a point, rounded up: a stop's own price is within it. */
const upToTenth = (points: number) => Math.ceil(points * 10 - 1e-9) / 10;

/** Those whose names do not run into the one before. */
function namedApart(stops: readonly Stop[], reach: number): Stop[] {
  const named: Stop[] = [];
  for (const stop of stops) {
    const room = reach * 0.04 * (1 + stop.shortName.length);
    const before = named.at(-1);
    if (before === undefined || stop.points - before.points > room) named.push(stop);
  }
  return named;
}

/** The acceptable loss, to be moved; under it the prices of going on, where the slider stops of itself. */
export function MarginSlider({ margin, onChange, stops }: MarginSliderProps) {
  const reach = Math.max(usualReach, Math.ceil(margin));
  const inReach = stops.filter(({ points }) => points <= reach);
  return (
    <div className="mb-2 flex flex-wrap items-start gap-x-4 gap-y-1">
      <label htmlFor="acceptable-loss" className="py-0.5 text-muted">
        Acceptable loss
      </label>
      <div className="order-3 w-full sm:order-none sm:w-auto sm:flex-1">
        <input
          id="acceptable-loss"
          type="range"
          list="prices-of-going-on"
          min={0}
          max={reach}
          step={0.1}
          value={margin}
          aria-valuetext={`${margin.toFixed(1)} points`}
          className="-mt-2 block h-11 w-full cursor-pointer accent-[var(--recommended)]"
          onChange={(event) => onChange(Number(event.target.value))}
        />
        <datalist id="prices-of-going-on">
          {inReach.map(({ step, points }) => (
            <option key={step} value={upToTenth(points)} />
          ))}
        </datalist>
        <div aria-hidden className="pointer-events-none relative mx-2 -mt-3 h-4 text-caption">
          {namedApart(inReach, reach).map(({ step, shortName, points }) => (
            <span
              key={step}
              style={{ left: `${(100 * upToTenth(points)) / reach}%` }}
              className={classNames(
                "absolute -translate-x-1/2 leading-4",
                points <= margin ? "text-recommended" : "text-muted",
              )}
            >
              {shortName}
            </span>
          ))}
        </div>
      </div>
      <output htmlFor="acceptable-loss" className="ml-auto font-semibold text-[1rem]">
        {margin.toFixed(1)} points
      </output>
    </div>
  );
}
