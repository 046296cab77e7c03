import {
  loggedWords,
  methodVersionWords,
  methodWords,
  rateWords,
} from "@/components/exports/method-words";
import type { Provenance } from "@/components/exports/provenance";
import { describeCard } from "@/components/runs/dynamics/describe-card";
import { sampleWords } from "@/components/runs/page/sample-words";
import { examplesWords } from "@/lib/domain/knowledge/examples-words";
import { formatCount } from "@/lib/format";
import { mainOf, type SharedRunContent, type SharedView } from "@/lib/shares/shared-view";

type MainContent = ReturnType<typeof mainOf>;

function methodOf(content: MainContent): string {
  const { methodVersion } = content;
  if (isOnlyMetric(content)) return loggedWords(methodVersion);
  if (hasOnlyRates(content)) return rateWords(methodVersion);
  return content.kind === "dynamics"
    ? methodVersionWords(describeCard(content.card.chart).method, methodVersion)
    : methodWords(methodVersion);
}

/** A run whose held-out curves are all logged rates. */
function hasOnlyRates(content: MainContent): boolean {
  if (content.kind !== "run") return false;
  const heldOut = content.curves.filter(({ split }) => split !== "train");
  const points = heldOut.flatMap((curve) => curve.points);
  return points.length > 0 && points.every(({ value }) => value !== undefined);
}

/** A run that only logged metrics has no example to count. */
function isOnlyMetric(content: MainContent): boolean {
  return content.kind === "run" && content.metric !== null && content.last === null;
}

function runSample(content: SharedRunContent): string {
  const { metric, last, split, population, curves } = content;
  const headline = split === null ? null : { split, population };
  // A link frozen before figures told that they were estimated has it from its curves.
  const isEstimated = curves.some(({ points }) => points.some((point) => point.isEstimated));
  const sample = last && { isEstimated, ...last };
  if (metric === null) return sampleWords(sample, headline, last === null && hasOnlyRates(content));
  const logged = `${formatCount(metric.of)} values of ${metric.key}`;
  return last === null ? logged : `${logged}; ${sampleWords(sample, headline)}`;
}

function sampleOf(content: MainContent): string {
  if (content.kind === "run") return runSample(content);
  const count = content.kind === "dynamics" ? content.n : content.examples;
  return count === null ? "no held-out example" : `${formatCount(count)} ${examplesWords(content)}`;
}

type Sourced = Pick<SharedView, "content" | "project"> & { checksum: string | null };

/** What stands under the page and under everything taken from it. */
export function sharedProvenance({ content: shared, project, checksum }: Sourced): Provenance {
  const content = mainOf(shared);
  return {
    source: `Onset, ${project}`,
    date: content.asOf,
    n: sampleOf(content),
    method: methodOf(content),
    checksum,
  };
}
