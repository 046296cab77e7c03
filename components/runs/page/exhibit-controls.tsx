import { absenceWords, xWords } from "@/components/runs/page/exhibit-words";
import { heldOutCurves } from "@/components/runs/page/headline";
import { curveName } from "@/components/runs/page/population-words";
import { useRunView } from "@/components/runs/page/use-run-view";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { JudgedCurve } from "@/lib/domain/judged-curve";
import { rateDefinitions, rateIds } from "@/lib/domain/rates/rate-definitions";
import { capitalise } from "@/lib/format";
import { layOutX } from "@/lib/runs/exhibit/exhibit-x";
import type { SeriesPoint } from "@/lib/runs/schema";
import { type XChoice, xChoices } from "@/lib/runs/view-state";

export type ExhibitControlsProps = {
  points: readonly SeriesPoint[];
  x: XChoice | "best";
  headline: JudgedCurve | null;
};

const rateOptions = rateDefinitions.map(({ id, label }) => ({
  value: id,
  label: capitalise(label),
}));

function xSelectOptions(points: readonly SeriesPoint[]) {
  return xChoices.map((id) => {
    const { absence } = layOutX(id, points);
    const label = `x: ${xWords[id].label}`;
    return absence === null
      ? { value: id, label, isDisabled: false }
      : { value: id, label: `${label} (${absenceWords[absence]})`, isDisabled: true };
  });
}

function useControls({ points, x, headline }: ExhibitControlsProps) {
  const { view, setView } = useRunView();
  const curves = heldOutCurves(points);
  const at = curves.findIndex(
    ({ split, population }) => split === headline?.split && population === headline.population,
  );
  const rate = {
    value: view.y,
    options: rateOptions,
    onChange: (value: string) => setView({ y: rateIds.find((id) => id === value) ?? null }),
  };
  const below = {
    value: String(at),
    options: curves.map(({ split, population }, index) => ({
      value: String(index),
      label: curveName(split, population),
    })),
    onChange: (value: string) => {
      const chosen = curves[Number(value)];
      setView({ split: chosen?.split ?? null, of: chosen?.population ?? null });
    },
  };
  const along = {
    value: x,
    options: xSelectOptions(points),
    onChange: (value: string) =>
      setView({ x: xChoices.find((id) => id === value) ?? null, from: null, to: null }),
  };
  const chosen = [
    { label: "Rate", ...rate },
    { label: "Panel below", ...below },
    { label: "x axis", ...along },
  ];
  return chosen.filter(({ options }) => options.length > 1);
}

/** What Exhibit 1 shows, side by side; what the run has no data for is named with its reason. */
export function ExhibitControls(props: ExhibitControlsProps) {
  return useControls(props).map(({ label, value, options, onChange }) => (
    <Select
      key={label}
      isSmall
      aria-label={label}
      className="max-w-56 [&_select]:[field-sizing:content]"
      value={value}
      options={options}
      onChange={(event) => onChange(event.target.value)}
    />
  ));
}

/** The same one below the other, for the sheet of a phone. */
export function StackedExhibitControls(props: ExhibitControlsProps) {
  return (
    <div className="flex flex-col gap-4 pb-4">
      {useControls(props).map(({ label, value, options, onChange }) => (
        <Field key={label} label={label}>
          <Select
            value={value}
            options={options}
            onChange={(event) => onChange(event.target.value)}
          />
        </Field>
      ))}
    </div>
  );
}
