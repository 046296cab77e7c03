import Link from "next/link";
import { CategoryBar } from "@/components/datasets/category-bar";
import { drawnWords, protocolWords } from "@/components/datasets/label-strength-words";
import { Card } from "@/components/ui/card";
import type { DatasetDetail } from "@/lib/datasets/schema";
import { formatCount, formatPercent } from "@/lib/format";
import { paths } from "@/lib/paths";

type DatasetListProps = { project: string; datasets: readonly DatasetDetail[] };

function splitsOf({ bySplit }: DatasetDetail): string {
  return Object.entries(bySplit)
    .sort(([, a], [, b]) => b - a)
    .map(([split, count]) => `${split} ${formatCount(count)}`)
    .join(" · ");
}

function labelsOf({ slick, labels }: DatasetDetail): string {
  const drawn = protocolWords(slick) ?? drawnWords(labels);
  if (drawn === null) return labels.given > 0 ? "given with the examples" : "none";
  return labels.weak > 0 ? `${drawn}: weak` : drawn;
}

function Facts({ dataset }: { dataset: DatasetDetail }) {
  const facts = [
    ["Base model", dataset.baseModel ?? "not said"],
    ["Scorer", dataset.scorer],
    ["Splits", splitsOf(dataset) || "none"],
    ["Labels", labelsOf(dataset)],
  ] as const;
  return (
    <dl className="grid gap-x-6 gap-y-1 text-caption sm:grid-cols-2">
      {facts.map(([name, value]) => (
        <div key={name} className="flex gap-2">
          <dt className="w-20 shrink-0 text-muted">{name}</dt>
          <dd className="min-w-0 wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function DatasetList({ project, datasets }: DatasetListProps) {
  return (
    <ul className="flex flex-col gap-3">
      {datasets.map((dataset) => (
        <li key={dataset.id}>
          <Card>
            <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
              <h2 className="min-w-0 font-semibold">
                <Link
                  href={paths.dataset(project, dataset.id)}
                  className="wrap-anywhere rounded-sm hover:underline"
                >
                  {dataset.name}
                </Link>
              </h2>
              <p className="text-caption text-muted">
                {formatCount(dataset.examples)} examples ·{" "}
                {formatPercent(
                  dataset.examples === 0
                    ? null
                    : (dataset.byCategory.Unknown ?? 0) / dataset.examples,
                )}{" "}
                Unknown · {formatCount(dataset.runs)} {dataset.runs === 1 ? "run" : "runs"}
              </p>
            </div>
            <CategoryBar byCategory={dataset.byCategory} className="mb-3 h-2.5" />
            <Facts dataset={dataset} />
          </Card>
        </li>
      ))}
    </ul>
  );
}
