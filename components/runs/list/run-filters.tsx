import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { orderWords, usualOrders } from "@/components/runs/list/order-words";
import type { RunFilterChange, RunFilterState } from "@/components/runs/list/run-filter";
import { SearchField } from "@/components/runs/list/search-field";
import { TagFilter } from "@/components/runs/tag-filter";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuCheckItem,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
} from "@/components/ui/dropdown-menu";
import { Select } from "@/components/ui/select";
import { shownStatuses } from "@/lib/runs/choices";

type SortChoiceProps = { sort: string; onChange: (sort: string) => void };

/** The usual orders; one that a column's head gave is named too. */
function SortChoice({ sort, onChange }: SortChoiceProps) {
  const offered = usualOrders.includes(sort) ? usualOrders : [sort, ...usualOrders];
  return (
    <Select
      aria-label="Sort by"
      className="min-w-0 flex-1 basis-24 max-sm:order-last sm:ml-auto sm:max-w-60 sm:flex-none"
      options={offered.map((value) => ({ value, label: orderWords(value) }))}
      value={sort}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

type RunFiltersProps = {
  project: string;
  state: RunFilterState;
  onChange: (change: RunFilterChange) => void;
  /** Null for those who could not restore a deleted run. */
  onShowDeleted: (() => void) | null;
  /** Views and columns. */
  children: ReactNode;
};

type StatusProps = Pick<RunFiltersProps, "state" | "onChange" | "onShowDeleted">;

const archivedChoices = [
  { value: "with", label: "Archived runs too" },
  { value: "only", label: "Only archived runs" },
] as const;

function StatusFilter({ state: { status, archived }, onChange, onShowDeleted }: StatusProps) {
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
      {shownStatuses.map((option) => (
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
      {onShowDeleted && (
        <>
          <DropdownMenuSeparator />
          <DropdownMenuItem onSelect={onShowDeleted}>Recently deleted…</DropdownMenuItem>
        </>
      )}
    </DropdownMenu>
  );
}

/** What narrows the list by a word, a tag or a status, and how it is ordered. */
export function RunFilters(props: RunFiltersProps) {
  const { project, state, onChange, onShowDeleted, children } = props;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SearchField value={state.q} onChange={(q) => onChange({ q })} />
      <TagFilter project={project} chosen={state.tag} onChange={(tag) => onChange({ tag })} />
      <StatusFilter state={state} onChange={onChange} onShowDeleted={onShowDeleted} />
      <SortChoice sort={state.sort} onChange={(sort) => onChange({ sort })} />
      {children}
    </div>
  );
}
