import { checkpointLabel } from "@/components/runs/examples/checkpoint-words";
import type { ExplorerState } from "@/components/runs/examples/explorer-filter";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import type { NamedCheckpoint } from "@/lib/runs/exhibit/exhibit-schema";

type ExampleFilterChipsProps = {
  state: ExplorerState;
  checkpoints: readonly NamedCheckpoint[];
  onChange: (change: Partial<ExplorerState>) => void;
  onClear: () => void;
  isNarrowed: boolean;
};

/** Filters that came by a click on a bar and have no field of their own, and the way back to all. */
export function ExampleFilterChips({
  state,
  checkpoints,
  onChange,
  onClear,
  isNarrowed,
}: ExampleFilterChipsProps) {
  const nameOf = (step: number) =>
    checkpointLabel(checkpoints.find((other) => other.step === step) ?? { step, epoch: null });
  const { lostAt, gainedAt } = state;
  if (!isNarrowed) return null;
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {lostAt !== null && (
        <Chip
          label={`Lost at ${nameOf(lostAt).toLowerCase()}`}
          onRemove={() => onChange({ lostAt: null })}
        />
      )}
      {gainedAt !== null && (
        <Chip
          label={`Gained at ${nameOf(gainedAt).toLowerCase()}`}
          onRemove={() => onChange({ gainedAt: null })}
        />
      )}
      <Button size="small" variant="ghost" onClick={onClear}>
        Show all
      </Button>
    </div>
  );
}
