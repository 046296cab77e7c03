import { useQuery } from "@tanstack/react-query";
import { CircleHelp } from "lucide-react";
import { filterExamples } from "@/components/runs/list/filter-examples";
import { Popover } from "@/components/ui/popover";
import { runFieldsOptions } from "@/lib/runs/query-options";

type FilterHelpProps = { project: string; onTry: (example: string) => void };

/** What can be written into the filter; an example is tried by a click. */
export function FilterHelp(props: FilterHelpProps) {
  return (
    <Popover
      label="How to write a filter"
      align="end"
      className="w-96"
      trigger={
        <button
          type="button"
          aria-label="How to write a filter"
          className="grid size-8 shrink-0 place-items-center rounded-md text-muted hover:bg-hover hover:text-ink"
        >
          <CircleHelp aria-hidden className="size-4" />
        </button>
      }
    >
      <p className="font-semibold">How to write a filter</p>
      <Examples {...props} />
    </Popover>
  );
}

function Examples({ project, onTry }: FilterHelpProps) {
  const { data } = useQuery(runFieldsOptions(project));
  return (
    <ul className="mt-2 flex flex-col gap-1">
      {filterExamples(data?.fields ?? []).map(({ filter, means }) => (
        <li key={filter}>
          <button
            type="button"
            onClick={() => onTry(filter)}
            className="w-full rounded-md bg-hover px-2 py-1 text-left hover:text-known-text"
          >
            <code className="font-mono text-caption">{filter}</code>
            <span className="block text-caption text-muted">{means}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
