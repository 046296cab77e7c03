import { knowledgeCategories } from "@/lib/domain/knowledge/knowledge";
import { formatCount, formatPercent, utcMinute } from "@/lib/format";
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

/** More settings than this are too many to read one by one: what sets the run apart comes first, the rest is folded. */
const mostUnfolded = 12;

/** The settings to show at once and those to fold; `differing` are those that other runs have otherwise. */
export function foldSettings<R extends { name: string }>(
  settings: readonly R[],
  differing: readonly string[],
): { shown: readonly R[]; folded: readonly R[] } {
  if (settings.length <= mostUnfolded) return { shown: settings, folded: [] };
  const isDifferent = ({ name }: R) => differing.includes(name);
  const shown = settings.filter(isDifferent);
  return { shown, folded: settings.filter((row) => !isDifferent(row)) };
}

/** What is known of the run beside the fields that are edited where they stand, and its hyperparameters, each as name and text. */
export function configurationRows(run: RunDetail): { about: Row[]; settings: Row[] } {
  const about = [
    { name: "run", value: run.id },
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
