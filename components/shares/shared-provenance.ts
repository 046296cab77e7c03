import {
  loggedWords,
  methodVersionWords,
  methodWords,
  rateWords,
} from "@/components/exports/method-words";
import type { Provenance } from "@/components/exports/provenance";
import { describeCard } from "@/components/runs/dynamics/describe-card";
import { examplesWords } from "@/lib/domain/knowledge/examples-words";
import { formatCount } from "@/lib/format";
import type { SharedContent, SharedView } from "@/lib/shares/shared-view";

function countOf(content: SharedContent): number | null {
  if (content.kind === "run") return content.last?.total ?? null;
  return content.kind === "dynamics" ? content.n : content.examples;
}

function methodOf(content: SharedContent): string {
  const { methodVersion } = content;
  if (isOnlyMetric(content)) return loggedWords(methodVersion);
  if (hasOnlyRates(content)) return rateWords(methodVersion);
  return content.kind === "dynamics"
    ? methodVersionWords(describeCard(content.card.chart).method, methodVersion)
    : methodWords(methodVersion);
}

/** A run whose held-out curves are all logged rates. */
function hasOnlyRates(content: SharedContent): boolean {
  if (content.kind !== "run") return false;
  const heldOut = content.curves.filter(({ split }) => split !== "train");
  const points = heldOut.flatMap((curve) => curve.points);
  return points.length > 0 && points.every(({ value }) => value !== undefined);
}

/** A run that only logged metrics has no example to count. */
function isOnlyMetric(content: SharedContent): boolean {
  return content.kind === "run" && content.metric !== null && content.last === null;
}

function sampleOf(content: SharedContent): string {
  const count = countOf(content);
  if (content.kind === "run" && content.metric) {
    const logged = `${formatCount(content.metric.of)} values of ${content.metric.key}`;
    return count === null ? logged : `${logged}; ${formatCount(count)} ${examplesWords(content)}`;
  }
  if (hasOnlyRates(content)) {
    const isEstimated =
      content.kind === "run" &&
      content.curves.some((curve) => curve.points.some((point) => point.isEstimated));
    if (count === null) return "not known";
    return `${isEstimated ? "about " : ""}${formatCount(count)} ${examplesWords(content)}${isEstimated ? " (estimated)" : ""}`;
  }
  return count === null ? "no held-out example" : `${formatCount(count)} ${examplesWords(content)}`;
}

/** What stands under the page and under everything taken from it. */
export function provenanceOf({ content, project, checksum }: SharedView): Provenance {
  return {
    source: `Onset, ${project}`,
    date: content.asOf,
    n: sampleOf(content),
    method: methodOf(content),
    checksum,
  };
}
