import { ChevronDown, X } from "lucide-react";
import type { RunFilterState, RunSort } from "@/components/runs/run-list/run-filter";
import { SearchField } from "@/components/runs/run-list/search-field";
import { Button } from "@/components/ui/button";
import { DropdownMenu, DropdownMenuCheckItem } from "@/components/ui/dropdown-menu";
import { Select } from "@/components/ui/select";
import { runStatuses } from "@/lib/runs/choices";

type RunFiltersProps = {
  tags: readonly string[];
  state: RunFilterState;
  onChange: (change: Partial<RunFilterState>) => void;
  onClear: () => void;
};

const sorts: readonly { value: RunSort; label: string }[] = [
  { value: "-created", label: "Newest first" },
  { value: "created", label: "Oldest first" },
  { value: "name", label: "Name" },
  { value: "-unknown", label: "Most Unknown" },
  { value: "unknown", label: "Least Unknown" },
  { value: "-best", label: "Best accuracy, high to low" },
  { value: "best", label: "Best accuracy, low to high" },
  { value: "-last", label: "Last accuracy, high to low" },
  { value: "last", label: "Last accuracy, low to high" },
  { value: "-drop", label: "Largest fall since best" },
  { value: "drop", label: "Smallest fall since best" },
];

type Choice<Value extends string> = {
  label: string;
  options: readonly Value[];
  chosen: readonly Value[];
  onChange: (chosen: Value[]) => void;
};

function ManyOf<Value extends string>({ label, options, chosen, onChange }: Choice<Value>) {
  return (
    <DropdownMenu
      trigger={
        <Button className="font-normal">
          {label}
          {chosen.length > 0 && <span className="font-semibold">{chosen.length}</span>}
          <ChevronDown aria-hidden className="text-muted" />
        </Button>
      }
    >
      {options.map((option) => (
        <DropdownMenuCheckItem
          key={option}
          checked={chosen.includes(option)}
          onSelect={(event) => event.preventDefault()}
          onCheckedChange={(isChosen) =>
            onChange(isChosen ? [...chosen, option] : chosen.filter((other) => other !== option))
          }
        >
          {option}
        </DropdownMenuCheckItem>
      ))}
    </DropdownMenu>
  );
}

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

function Chips({ state, onChange, onClear }: Omit<RunFiltersProps, "tags">) {
  const { tag, status, dataset } = state;
  if (tag.length + status.length === 0 && dataset === "") return null;
  return (
    <div className="flex basis-full flex-wrap items-center gap-1.5">
      {tag.map((name) => (
        <Chip
          key={`tag ${name}`}
          label={name}
          onRemove={() => onChange({ tag: tag.filter((other) => other !== name) })}
        />
      ))}
      {status.map((name) => (
        <Chip
          key={`status ${name}`}
          label={name}
          onRemove={() => onChange({ status: status.filter((other) => other !== name) })}
        />
      ))}
      {dataset !== "" && (
        <Chip label={`dataset ${dataset}`} onRemove={() => onChange({ dataset: "" })} />
      )}
      <Button size="small" variant="ghost" onClick={onClear}>
        Clear
      </Button>
    </div>
  );
}

export function RunFilters({ tags, state, onChange, onClear }: RunFiltersProps) {
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <SearchField value={state.q} onChange={(q) => onChange({ q })} />
      {tags.length > 0 && (
        <ManyOf
          label="Tags"
          options={tags}
          chosen={state.tag}
          onChange={(tag) => onChange({ tag })}
        />
      )}
      <ManyOf
        label="Status"
        options={runStatuses}
        chosen={state.status}
        onChange={(status) => onChange({ status })}
      />
      <Select
        aria-label="Sort by"
        className="min-w-0 sm:ml-auto"
        options={sorts}
        value={state.sort}
        onChange={(event) => {
          const sort = sorts.find(({ value }) => value === event.target.value);
          if (sort) onChange({ sort: sort.value });
        }}
      />
      <Chips state={state} onChange={onChange} onClear={onClear} />
    </div>
  );
}
