import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import type { RunFilterChange, RunFilterState } from "@/components/runs/run-list/run-filter";
import { SearchField } from "@/components/runs/run-list/search-field";
import { SortChoice } from "@/components/runs/run-list/sort-choice";
import { TagFilter } from "@/components/runs/run-list/tag-filter";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuCheckItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
} from "@/components/ui/dropdown-menu";
import { runStatuses } from "@/lib/runs/choices";

type RunFiltersProps = {
  project: string;
  state: RunFilterState;
  onChange: (change: RunFilterChange) => void;
  /** Views and columns. */
  children: ReactNode;
};

type StatusProps = Pick<RunFiltersProps, "state" | "onChange">;

const archivedChoices = [
  { value: "with", label: "Archived runs too" },
  { value: "only", label: "Only archived runs" },
] as const;

function StatusFilter({ state: { status, archived }, onChange }: StatusProps) {
  const count = status.length + (archived === null ? 0 : 1);
  return (
    <DropdownMenu
      trigger={
        <Button className="font-normal">
          Status
          {count > 0 && <span className="font-semibold">{count}</span>}
          <ChevronDown aria-hidden className="text-muted" />
        </Button>
      }
    >
      {runStatuses.map((option) => (
        <DropdownMenuCheckItem
          key={option}
          checked={status.includes(option)}
          onSelect={(event) => event.preventDefault()}
          onCheckedChange={(isChosen) =>
            onChange({
              status: isChosen ? [...status, option] : status.filter((other) => other !== option),
            })
          }
        >
          {option}
        </DropdownMenuCheckItem>
      ))}
      <DropdownMenuSeparator />
      <DropdownMenuLabel>Archive</DropdownMenuLabel>
      {archivedChoices.map(({ value, label }) => (
        <DropdownMenuCheckItem
          key={value}
          checked={archived === value}
          onSelect={(event) => event.preventDefault()}
          onCheckedChange={(isChosen) => onChange({ archived: isChosen ? value : null })}
        >
          {label}
        </DropdownMenuCheckItem>
      ))}
    </DropdownMenu>
  );
}

/** What narrows the list by a word, a tag or a status, and how it is ordered. */
export function RunFilters({ project, state, onChange, children }: RunFiltersProps) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SearchField value={state.q} onChange={(q) => onChange({ q })} />
      <TagFilter project={project} chosen={state.tag} onChange={(tag) => onChange({ tag })} />
      <StatusFilter state={state} onChange={onChange} />
      <SortChoice sort={state.sort} onChange={(sort) => onChange({ sort })} />
      {children}
    </div>
  );
}
