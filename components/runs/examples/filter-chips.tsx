import { X } from "lucide-react";
import { checkpointLabel, type NamedCheckpoint } from "@/components/runs/examples/checkpoint-words";
import type { ExplorerState } from "@/components/runs/examples/explorer-filter";
import { Button } from "@/components/ui/button";

type FilterChipsProps = {
  state: ExplorerState;
  checkpoints: readonly NamedCheckpoint[];
  onChange: (change: Partial<ExplorerState>) => void;
  onClear: () => void;
  isNarrowed: boolean;
};

function Chip({ label, onRemove }: { label: string; onRemove: () => void }) {
  return (
    <button
      type="button"
      aria-label={`Remove the filter ${label}`}
      onClick={onRemove}
      className="inline-flex max-w-full items-center gap-1 rounded-full bg-tone-neutral px-2 py-0.5 text-caption text-tone-neutral-ink hover:text-ink [&_svg]:size-3"
    >
      <span className="truncate">{label}</span>
      <X aria-hidden />
    </button>
  );
}

/** Filters that came by a click on a bar and have no field of their own, and the way back to all. */
export function FilterChips({
  state,
  checkpoints,
  onChange,
  onClear,
  isNarrowed,
}: FilterChipsProps) {
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
