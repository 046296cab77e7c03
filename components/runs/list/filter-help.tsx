import { CircleHelp } from "lucide-react";
import { Popover } from "@/components/ui/popover";

type FilterHelpProps = { onTry: (example: string) => void };

const examples: readonly { filter: string; means: string }[] = [
  { filter: "learning_rate < 1e-4", means: "a hyperparameter by its name" },
  {
    filter: "unknown_share >= 0.5 and status = finished",
    means: "shares and accuracies are 0 to 1",
  },
  { filter: "best > 0.8 and drop > 20", means: "the fall since best in points" },
  { filter: "metric.loss < 0.5", means: "the last value of a metric" },
  { filter: 'not (method = "lora" or seed = 1)', means: "not, and, or, brackets" },
];

/** What can be written into the filter; an example is tried by a click. */
export function FilterHelp({ onTry }: FilterHelpProps) {
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
      <ul className="mt-2 flex flex-col gap-1">
        {examples.map(({ filter, means }) => (
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
    </Popover>
  );
}
