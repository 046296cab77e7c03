import { orderWords, usualOrders } from "@/components/runs/list/order-words";
import { Select } from "@/components/ui/select";

type SortChoiceProps = { sort: string; onChange: (sort: string) => void };

/** The usual orders; one that a column's head gave is named too. */
export function SortChoice({ sort, onChange }: SortChoiceProps) {
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
