import type { ExplorerState } from "@/components/runs/examples/explorer-filter";
import { filterWidth } from "@/components/runs/examples/filter-width";
import { SliceFilter } from "@/components/runs/examples/slice-filter";
import { transitionLabels } from "@/components/runs/examples/transition-words";
import { SearchField } from "@/components/runs/list/search-field";
import { Select } from "@/components/ui/select";
import { populations } from "@/lib/domain/knowledge/knowledge";
import { exampleTransitions } from "@/lib/runs/choices";

type ExplorerFiltersProps = {
  project: string;
  run: string;
  splits: readonly string[];
  /** The split that is shown when none was chosen. */
  split: string | null;
  state: ExplorerState;
  onChange: (change: Partial<ExplorerState>) => void;
};

const categoryOptions = [
  { value: "", label: "All categories" },
  ...populations.filter((name) => name !== "all").map((name) => ({ value: name, label: name })),
];
const transitionOptions = [
  { value: "", label: "Any history" },
  ...exampleTransitions.map((name) => ({ value: name, label: transitionLabels[name] })),
];

export function ExplorerFilters(props: ExplorerFiltersProps) {
  const { project, run, splits, split, state, onChange } = props;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SearchField
        label="Search question, answer, id"
        value={state.q}
        onChange={(q) => onChange({ q })}
      />
      {splits.length > 1 && (
        <Select
          className={filterWidth}
          aria-label="Split"
          options={splits.map((name) => ({ value: name, label: name }))}
          value={state.split ?? split ?? ""}
          onChange={(event) =>
            onChange({ split: event.target.value, lostAt: null, gainedAt: null })
          }
        />
      )}
      <Select
        className={filterWidth}
        aria-label="Knowledge category"
        options={categoryOptions}
        value={state.category ?? ""}
        onChange={(event) =>
          onChange({ category: populations.find((name) => name === event.target.value) ?? null })
        }
      />
      <Select
        className={filterWidth}
        aria-label="History"
        options={transitionOptions}
        value={state.transition ?? ""}
        onChange={(event) =>
          onChange({
            transition: exampleTransitions.find((name) => name === event.target.value) ?? null,
          })
        }
      />
      <SliceFilter project={project} run={run} state={state} onChange={onChange} />
    </div>
  );
}
