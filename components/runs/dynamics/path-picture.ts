import type { PathPicture } from "@/components/charts/picture-model";
import { examplesWords } from "@/components/runs/dynamics/dynamics-view";
import { checkpointLabel, checkpointTick } from "@/components/runs/examples/checkpoint-words";
import { bestIndex } from "@/lib/domain/decision/best-checkpoint";
import { formatPercent } from "@/lib/format";
import type { Shown } from "@/lib/shares/dynamics-card";
import type { PathCardContent } from "@/lib/shares/dynamics-view";

export const pathTitle = "Accuracy as the Unknown are fitted";

type PathStop = PathCardContent["points"][number];

/** Which examples' accuracy it is, as `examplesWords` says them. */
export function pathHowToRead(name: string): string {
  return `${name} accuracy against the share of Unknown fitted, checkpoint by checkpoint; the ring is the best`;
}

/** Index of the most accurate checkpoint, ties to the earliest; null without any. */
export function bestStop(points: readonly PathStop[]): number | null {
  return bestIndex(points.map(({ correct, total }) => correct / total));
}

/** Accuracy against the share fitted as the run page, a link and a file draw it. */
export function pathPicture({
  card,
  split,
  population,
  reason,
}: Shown<PathCardContent>): PathPicture {
  const name = examplesWords(split, population);
  const points = card.points.map((stop) => ({
    x: stop.fitted / stop.unknown,
    y: stop.correct / stop.total,
    label: checkpointLabel(stop),
    shortLabel: checkpointTick(stop),
  }));
  const [first, last] = [points[0], points.at(-1)];
  return {
    kind: "path",
    title: pathTitle,
    howToRead: pathHowToRead(name),
    summary:
      first && last
        ? `From ${formatPercent(first.y)} at ${first.label} to ${formatPercent(last.y)} at ${last.label}`
        : "",
    note: "",
    xLabel: "Unknown training examples fitted",
    yLabel: "accuracy",
    height: 240,
    paths: [{ id: "fitted", label: name, color: "unknown", points, ringAt: bestStop(card.points) }],
    emptyReason: reason,
    records: {
      head: ["checkpoint", "step", "epoch", "fitted", "unknown", "correct", "n"],
      rows: card.points.map(({ step, epoch, fitted, unknown, correct, total }) => [
        ...[checkpointLabel({ step, epoch }), step, epoch],
        ...[fitted, unknown, correct, total],
      ]),
    },
  };
}
