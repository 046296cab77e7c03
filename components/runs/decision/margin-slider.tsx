import { usualReach } from "@/components/runs/decision/decision-model";
import { classNames } from "@/components/ui/class-names";

type MarginSliderProps = {
  margin: number;
  onChange: (margin: number) => void;
  stops: readonly { step: number; shortName: string; points: number }[];
};

/** Tenths of a point, rounded up: a stop's own price is within it. */
const upToTenth = (points: number) => Math.ceil(points * 10 - 1e-9) / 10;

/** The acceptable loss, to be moved; under it the prices of going on. */
export function MarginSlider({ margin, onChange, stops }: MarginSliderProps) {
  const reach = Math.max(usualReach, Math.ceil(margin));
  const inReach = stops.filter(({ points }) => points <= reach);
  const placed = inReach.filter(
    ({ points }, k) => k === 0 || points - (inReach[k - 1]?.points ?? 0) > reach * 0.05,
  );
  return (
    <div className="mb-2 flex flex-wrap items-start gap-x-4 gap-y-1">
      <label htmlFor="acceptable-loss" className="py-0.5 text-muted">
        Acceptable loss
      </label>
      <div className="order-3 w-full sm:order-none sm:w-auto sm:flex-1">
        <input
          id="acceptable-loss"
          type="range"
          min={0}
          max={reach}
          step={0.1}
          value={margin}
          aria-valuetext={`${margin.toFixed(1)} points`}
          className="h-6 w-full cursor-pointer accent-[var(--recommended)]"
          onChange={(event) => onChange(Number(event.target.value))}
        />
        {placed.length > 0 && (
          <div className="relative mx-2 h-6 text-caption">
            {placed.map(({ step, shortName, points }) => (
              <button
                key={step}
                type="button"
                aria-label={`Allow ${upToTenth(points).toFixed(1)} points, so that ${shortName} is within`}
                style={{ left: `${(100 * points) / reach}%` }}
                className={classNames(
                  "absolute min-w-6 -translate-x-1/2 rounded px-1.5 leading-6 hover:text-ink",
                  points <= margin ? "text-recommended" : "text-muted",
                )}
                onClick={() => onChange(upToTenth(points))}
              >
                {shortName}
              </button>
            ))}
          </div>
        )}
      </div>
      <output htmlFor="acceptable-loss" className="ml-auto font-semibold text-[1rem]">
        {margin.toFixed(1)} points
      </output>
    </div>
  );
}
