import { Select } from "@/components/ui/select";

type SortChoiceProps = { sort: string; onChange: (sort: string) => void };

const sorts: readonly { value: string; label: string }[] = [
  { value: "-created", label: "Newest first" },
  { value: "-best", label: "Best accuracy, high to low" },
  { value: "best", label: "Best accuracy, low to high" },
  { value: "-drop", label: "Largest fall since best" },
  { value: "drop", label: "Smallest fall since best" },
  { value: "unknown", label: "Least Unknown" },
  { value: "-unknown", label: "Most Unknown" },
  { value: "-last", label: "Last accuracy, high to low" },
  { value: "last", label: "Last accuracy, low to high" },
  { value: "name", label: "Name" },
  { value: "created", label: "Oldest first" },
];

function labelOf(sort: string): string {
  const name = sort.replace(/^-?(config\.|metric\.)?/, "");
  return `${name}, ${sort.startsWith("-") ? "high to low" : "low to high"}`;
}

/** The usual orders; one that a column's head gave is named too. */
export function SortChoice({ sort, onChange }: SortChoiceProps) {
  const isUsual = sorts.some(({ value }) => value === sort);
  return (
    <Select
      aria-label="Sort by"
      className="min-w-0 flex-1 basis-24 max-sm:order-last sm:ml-auto sm:max-w-60 sm:flex-none"
      options={isUsual ? sorts : [{ value: sort, label: labelOf(sort) }, ...sorts]}
      value={sort}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
