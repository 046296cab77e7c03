import "server-only";
import { runColorOf } from "@/lib/runs/choices";
import { chosenIn } from "@/lib/runs/dto";
import type { JudgedRun } from "./attribution/judge-run";
import type { ComparedRun } from "./comparison-schema";
import type { TrainingPart } from "./queries";

/** A judged run as the answer names its fields; curves as columns, because rows repeat their names. */
export function describeRun(
  { source, places, figures, fall }: JudgedRun,
  parts: readonly TrainingPart[],
): Omit<
  ComparedRun,
  "against" | "control" | "attributable" | "suggestedControl" | "onlyRight" | "furthest" | "atEnd"
> {
  const { row, fits, scored } = source;
  const unknown = parts.find(({ runId, isUnknown }) => runId === row.id && isUnknown);
  const most = (values: readonly (number | null)[]) =>
    values.reduce<number>((high, value) => Math.max(high, value ?? 0), 0);
  const at = fits.map(({ step }) => source.placeOf(step));
  return {
    run: row.slug,
    name: row.name,
    status: row.status,
    baseModel: row.baseModel,
    tags: row.tags,
    color: runColorOf(row),
    unknownShare: row.summary?.unknownShare ?? null,
    relabelledUnknown: unknown ? unknown.relabelled / unknown.examples : null,
    trainingSize: row.summary?.trainingSize ?? 0,
    paired: scored.examples !== null,
    figures,
    chosen: chosenIn(row),
    drop: fall,
    curve: {
      step: places.map(({ step }) => step),
      epoch: places.map(({ epoch }) => epoch),
      time: places.map(({ time }) => time),
      total: places.map(({ total }) => total),
      correct: places.map(({ correct }) => correct),
      abstained: places.map(({ abstained }) => abstained),
    },
    train: {
      step: at.map(({ step }) => step),
      epoch: at.map(({ epoch }) => epoch),
      time: at.map(({ time }) => time),
      known: fits.map(({ known }) => known),
      unknown: fits.map(({ unknown: fitted }) => fitted),
      knownTotal: most(fits.map(({ knownTotal }) => knownTotal)),
      unknownTotal: most(fits.map(({ unknownTotal }) => unknownTotal)),
    },
  };
}
