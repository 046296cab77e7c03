import { useQuery } from "@tanstack/react-query";
import { relationName } from "@/components/runs/dynamics/relation-name";
import type { ExplorerState } from "@/components/runs/examples/explorer-filter";
import { filterWidth } from "@/components/runs/examples/filter-width";
import { classNames } from "@/components/ui/class-names";
import { Select } from "@/components/ui/select";
import { formatCount } from "@/lib/format";
import { slicesOptions } from "@/lib/runs/query-options";

type SliceFilterProps = {
  project: string;
  run: string;
  state: ExplorerState;
  onChange: (change: Partial<ExplorerState>) => void;
};

const mostOffered = 300;

/** First the attribute, then one of its values; what hurts most stands first. */
export function SliceFilter({ project, run, state, onChange }: SliceFilterProps) {
  const { by, slice, split, category } = state;
  const query = {
    ...(by === null ? {} : { by }),
    ...(split === null ? {} : { split }),
    population: category ?? "all",
  } as const;
  const { data } = useQuery(slicesOptions(project, run, query));
  if (!data || data.attributes.length === 0) return null;
  const found = data.by === by ? data.slices.slice(0, mostOffered) : [];
  const isListed = slice === null || found.some(({ value }) => value === slice);
  const values = [
    { value: "", label: "any value" },
    ...(isListed ? [] : [{ value: slice, label: slice }]),
    ...found.map(({ value, n }) => {
      const name = by === "relation" ? relationName(value) : null;
      return { value, label: `${value}${name ? ` ${name}` : ""} (${formatCount(n)})` };
    }),
  ];
  return (
    <>
      <Select
        className={filterWidth}
        aria-label="Attribute"
        options={[
          { value: "", label: "Any attribute" },
          ...data.attributes.map((name) => ({ value: name, label: name })),
        ]}
        value={by ?? ""}
        onChange={(event) => onChange({ by: event.target.value || null, slice: null })}
      />
      {by !== null && (
        <Select
          aria-label={`Value of ${by}`}
          className={classNames(filterWidth, "sm:max-w-56")}
          options={values}
          value={slice ?? ""}
          onChange={(event) => onChange({ slice: event.target.value || null })}
        />
      )}
    </>
  );
}
