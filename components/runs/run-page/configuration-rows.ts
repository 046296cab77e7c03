import { utcMinute } from "@/components/runs/run-page/utc-minute";
import { knowledgeCategories } from "@/lib/domain/knowledge";
import { formatCount, formatPercent } from "@/lib/format";
import type { HyperparameterValue, RunDetail } from "@/lib/runs/schema";

type Row = { name: string; value: string };

function settingText(value: HyperparameterValue): string {
  if (value === null) return "–";
  return typeof value === "number" ? String(value).replace(/^-/, "−") : String(value);
}

function composition({ shares, trainingSize }: RunDetail): string {
  const isFine = knowledgeCategories.some((name) => name !== "Unknown" && shares[name]);
  const shown = isFine ? knowledgeCategories : (["Known", "Unknown"] as const);
  const parts = shown.flatMap((category) => {
    const share = shares[category];
    return share === undefined || share === 0 ? [] : [`${category} ${formatPercent(share)}`];
  });
  return trainingSize === 0 ? "" : [`${formatCount(trainingSize)} examples`, ...parts].join(", ");
}

/** What is known of how the run was made, and its hyperparameters, each as name and text. */
export function configurationRows(run: RunDetail): { about: Row[]; settings: Row[] } {
  const about = [
    { name: "run", value: run.id },
    { name: "base model", value: run.baseModel ?? "" },
    { name: "method", value: run.method ?? "" },
    { name: "seed", value: run.seed === null ? "" : String(run.seed) },
    { name: "training set", value: composition(run) },
    { name: "started", value: run.startedAt ? utcMinute(run.startedAt) : "" },
    { name: "finished", value: run.finishedAt ? utcMinute(run.finishedAt) : "" },
    { name: "created", value: utcMinute(run.createdAt) },
  ].filter(({ value }) => value !== "");
  const settings = Object.entries(run.hyperparameters)
    .toSorted(([a], [b]) => a.localeCompare(b, "en"))
    .map(([name, value]) => ({ name, value: settingText(value) }));
  return { about, settings };
}
