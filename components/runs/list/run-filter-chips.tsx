import type { RunFilterChange, RunFilterState } from "@/components/runs/list/run-filter";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";

type RunFilterChipsProps = {
  state: RunFilterState;
  onChange: (change: RunFilterChange) => void;
  onClear: () => void;
};

type Held = { label: string; change: RunFilterChange };

function held({ tag, status, dataset, archived }: RunFilterState): Held[] {
  const without = <Value,>(all: readonly Value[], value: Value) =>
    all.filter((other) => other !== value);
  return [
    ...tag.map((name) => ({ label: name, change: { tag: without(tag, name) } })),
    ...status.map((name) => ({ label: name, change: { status: without(status, name) } })),
    ...(dataset === "" ? [] : [{ label: `dataset ${dataset}`, change: { dataset: null } }]),
    ...(archived === null
      ? []
      : [
          {
            label: archived === "only" ? "only archived" : "archived too",
            change: { archived: null },
          },
        ]),
  ];
}

/** The filters that hold and have no field of their own; each goes at a click. */
export function RunFilterChips({ state, onChange, onClear }: RunFilterChipsProps) {
  const chips = held(state);
  if (chips.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {chips.map(({ label, change }) => (
        <Chip key={label} label={label} onRemove={() => onChange(change)} />
      ))}
      <Button size="small" variant="ghost" onClick={onClear}>
        Clear
      </Button>
    </div>
  );
}
