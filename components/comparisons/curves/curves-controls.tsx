import { SlidersHorizontal } from "lucide-react";
import { useComparison } from "@/components/comparisons/comparison-context";
import { compareXWords } from "@/components/comparisons/curves/curves-words";
import { useCompareView } from "@/components/comparisons/use-compare-view";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Popover } from "@/components/ui/popover";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { openXs } from "@/lib/comparisons/curves/curves-x";
import { groupChoices } from "@/lib/comparisons/curves/run-groups";
import { type CompareX, compareXChoices, curveRates } from "@/lib/comparisons/view-state";
import { populations } from "@/lib/domain/knowledge/knowledge";
import { rateDefinition } from "@/lib/domain/rates/rate-definitions";
import { capitalise } from "@/lib/format";

function useChoices(x: CompareX) {
  const { response } = useComparison();
  const { view, setView } = useCompareView();
  const where = response.where ?? "";
  const open = openXs(response.runs);
  return [
    {
      label: "x axis",
      value: x as string,
      options: compareXChoices.map((id) => {
        const { label, absent } = compareXWords[id];
        const isDisabled = !open.includes(id);
        return {
          value: id as string,
          label: isDisabled ? `${label} (${absent})` : label,
          isDisabled,
        };
      }),
      onChange: (value: string) =>
        setView({ x: compareXChoices.find((id) => id === value) ?? null, from: null, to: null }),
    },
    {
      label: "Rate",
      value: view.y as string,
      options: curveRates.map((id) => ({ value: id, label: capitalise(rateDefinition(id).label) })),
      onChange: (value: string) => setView({ y: curveRates.find((id) => id === value) ?? null }),
    },
    {
      label: "Split",
      value: response.split ?? "",
      options: response.splits
        .filter((split) => split !== "train")
        .map((split) => ({ value: split, label: split })),
      onChange: (value: string) => setView({ split: value, population: null, where: null }),
    },
    {
      label: "Examples",
      value: where ? `where ${where}` : response.population,
      options: [
        ...populations.map((name) => ({
          value: name as string,
          label: name === "all" ? "All examples" : name,
        })),
        ...(where ? [{ value: `where ${where}`, label: where }] : []),
      ],
      onChange: (value: string) =>
        setView({ population: populations.find((name) => name === value) ?? null, where: null }),
    },
    {
      label: "Group runs by",
      value: view.group ?? "",
      options: groupChoices(response.differences),
      onChange: (value: string) => setView({ group: value === "" ? null : value }),
    },
  ];
}

/** The few switches in the card's head, the rest in one place beside them. */
export function CurvesControls({ x }: { x: CompareX }) {
  const { view, setView } = useCompareView();
  const choices = useChoices(x);
  return (
    <>
      <Segmented
        label="Picture"
        value={view.view}
        options={[
          { value: "overlay", label: "Overlay" },
          { value: "multiples", label: "Small multiples" },
        ]}
        onValueChange={(value) => setView({ view: value })}
      />
      <Popover
        label="What the picture shows"
        align="end"
        trigger={
          <Button size="small">
            <SlidersHorizontal aria-hidden /> View
          </Button>
        }
      >
        <div className="flex flex-col gap-3">
          {choices.map(({ label, value, options, onChange }) => (
            <Field key={label} label={label}>
              <Select
                value={value}
                options={options}
                onChange={(event) => onChange(event.target.value)}
              />
            </Field>
          ))}
          <Field label="Training panels above">
            <Switch
              checked={view.train}
              onCheckedChange={(train) => setView({ train: train || null })}
            />
          </Field>
          {view.group && (
            <Field label="Single runs behind the groups">
              <Switch
                checked={view.single}
                onCheckedChange={(single) => setView({ single: single || null })}
              />
            </Field>
          )}
        </div>
      </Popover>
    </>
  );
}
