import type { ReactNode } from "react";
import { CategoryLabel } from "@/components/runs/examples/category-label";
import { ExamplePredictions } from "@/components/runs/examples/example-predictions";
import { ExampleSamples } from "@/components/runs/examples/example-samples";
import { Explain } from "@/components/ui/explain";
import { formatPercent } from "@/lib/format";
import type { ExampleResponse } from "@/lib/runs/examples/examples-schema";

type Row = { name: string; value: ReactNode };

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-t py-3">
      <h3 className="mb-2 font-semibold text-body">{title}</h3>
      {children}
    </section>
  );
}

function trainingWords({ training }: ExampleResponse): string {
  if (training === null) return "not in the training set of this run";
  const target = training.target === null ? "its own answer" : `“${training.target}”`;
  return training.relabelled ? `${target}, relabelled to an abstention` : target;
}

function CategoryValue({ example }: { example: ExampleResponse }) {
  const { category, pCorrectGreedy, pCorrectSampled } = example;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <CategoryLabel category={category} />
      <span className="text-muted tabular-nums">
        P greedy {formatPercent(pCorrectGreedy)} · P sampled {formatPercent(pCorrectSampled)}
      </span>
      <Explain
        title="Knowledge category"
        formula="P = correct draws ÷ draws"
        inputs={[
          { name: "P greedy", value: formatPercent(pCorrectGreedy) },
          { name: "P sampled", value: formatPercent(pCorrectSampled) },
        ]}
        method="SliCK asks the base model, before fine-tuning, with several few-shot prompts: HighlyKnown when every greedy answer is right, MaybeKnown when some are, WeaklyKnown when only sampled answers are, Unknown when none is. The draws below are those that were counted."
      />
    </span>
  );
}

function rowsOf(example: ExampleResponse): Row[] {
  const attributes = Object.entries(example.attributes).map(([name, value]) => ({
    name,
    value: String(value ?? "–"),
  }));
  return [
    { name: "Accepted answers", value: example.answers.join(" · ") || "none" },
    { name: "Category", value: <CategoryValue example={example} /> },
    { name: "Trained on", value: trainingWords(example) },
    ...attributes,
  ];
}

/** One example: what is right, what the base model knew, what the run was taught, what it answered when. */
export function ExampleDetail({ example }: { example: ExampleResponse }) {
  return (
    <>
      <dl className="mb-3 grid grid-cols-[minmax(7rem,auto)_minmax(0,1fr)] gap-x-5 text-[0.8125rem]">
        {rowsOf(example).map(({ name, value }) => (
          <div key={name} className="col-span-2 grid grid-cols-subgrid py-1">
            <dt className="text-muted wrap-anywhere">{name}</dt>
            <dd className="wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
      <Section title="Prediction at every checkpoint">
        <ExamplePredictions predictions={example.predictions} />
      </Section>
      <Section title="What the base model answered">
        <ExampleSamples samples={example.samples} />
      </Section>
    </>
  );
}
