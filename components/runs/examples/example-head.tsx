import { spanOf } from "@/components/runs/examples/checkpoint-words";
import { type ExampleLayout, lastAnswerHead } from "@/components/runs/examples/example-columns";
import type { ExamplesResponse } from "@/lib/runs/examples/examples-schema";

type ExampleHeadProps = { checkpoints: ExamplesResponse["checkpoints"]; layout: ExampleLayout };

export function ExampleHead({ checkpoints, layout }: ExampleHeadProps) {
  const span = spanOf(checkpoints);
  const last = lastAnswerHead(checkpoints.at(-1));
  const names = layout.isCompact
    ? [`Question · ${span}`, last]
    : ["Question", "Answer", "Category", span, last];
  return (
    <thead className="sticky top-0 z-10 block bg-card">
      <tr
        aria-rowindex={1}
        className="grid h-[31px] items-center gap-x-4 border-b px-2"
        style={{ gridTemplateColumns: layout.columns }}
      >
        {names.map((name) => (
          <th
            key={name}
            scope="col"
            className="truncate text-left font-medium text-caption text-muted"
          >
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}
