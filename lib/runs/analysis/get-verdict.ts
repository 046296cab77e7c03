import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { Analysis } from "@/lib/domain/analysis";
import { fewestJudged } from "@/lib/domain/onset/window-alarm";
import { chosenIn } from "@/lib/runs/dto";
import { analysisRequestFor } from "@/lib/runs/run-settings";
import { type RunRef, requireRun } from "@/lib/runs/service";
import { analyseRun } from "./analyse-run";
import type { VerdictQuery, VerdictResponse } from "./analysis-schema";

/** Whether a trainer should go on: by the page's own rule for the run's state, so that the two never disagree. */
export async function getVerdict(
  viewer: Viewer,
  ref: RunRef,
  query: VerdictQuery = {},
): Promise<VerdictResponse> {
  const run = await requireRun(viewer, ref);
  const { minDrop, after, ...asked } = query;
  const settings = await analysisRequestFor(run, asked);
  const chosen = chosenIn(run);
  if (settings === null)
    return {
      ...insufficient("No checkpoint has been evaluated outside the training set yet."),
      chosen,
    };
  const minimumDrop = minDrop === undefined ? settings.minimumDrop : minDrop / 100;
  const request = { ...settings, minimumDrop, afterEpoch: after ?? null };
  return { ...verdictOf(await analyseRun(run, request), run.summary?.openSets ?? 0), chosen };
}

type Decision = Omit<VerdictResponse, "chosen">;

/** The decision that an analysis leads to. */
export function verdictOf(analysis: Analysis, openSets: number): Decision {
  const { best, eligible, onset, population, split, examplesNeeded, examples } = analysis;
  if (best === null && openSets > 0)
    return insufficient(
      `${openSets === 1 ? "One evaluation set of this run has" : `${openSets} evaluation sets of this run have`} no class: say which facts the base model knew, and send predictions or counts (n and correct), so that a fall can be tested.`,
    );
  if (best === null && analysis.checkpoints > 0)
    return insufficient(
      `No checkpoint scored 90 % of the ${examples} ${population} examples of split ${split}: nothing can be compared.`,
    );
  if (best === null)
    return insufficient(`No ${population} example of split ${split} has been evaluated yet.`);
  const named = { step: best.step, epoch: best.epoch, accuracy: best.accuracy };
  if (analysis.basis === "rates")
    return {
      ...insufficient(
        `Split ${split} (${population}) has rates without counts: they are drawn, not tested. Send predictions, or counts (n and correct), and a fall can be tested.`,
      ),
      best: named,
    };
  if (onset.alarm !== null) {
    const { step, points, before, after } = onset.alarm;
    const reason = `A fall is confirmed at step ${step}: ${stepsOf(after)} lie ${points.toFixed(1)} points below ${stepsOf(before)}. Use the checkpoint of step ${best.step}.`;
    return { decision: "stop", reason, best: named, alarm: onset.alarm };
  }
  if (eligible < fewestJudged) {
    const reason = `${eligible} of the ${fewestJudged} checkpoints that a fall is confirmed from are evaluated on split ${split} (${population}).`;
    return { ...insufficient(reason), best: named };
  }
  if (examplesNeeded !== null) {
    const reason = `${examples} examples are too few: even if all were lost no fall could be confirmed; ${examplesNeeded} would do.`;
    return { ...insufficient(reason), best: named };
  }
  const note = onset.lastIsLower
    ? " The last checkpoint is lower; one checkpoint can be jitter: evaluate the next two."
    : "";
  const where = `${eligible} checkpoints on split ${split} (${population})`;
  const reason = analysis.hasPower
    ? `No fall is confirmed over ${where}.${note}`
    : `Too few examples to tell a fall over ${where}: ${foundWords(analysis)}.${note}`;
  return { decision: "continue", reason, best: named, alarm: null };
}

function foundWords({ detectableDrop }: Analysis): string {
  return detectableDrop === null
    ? "not even a lasting fall of 10 points would be found in 4 of 5 such runs"
    : `falls of ${detectableDrop.toFixed(1)} points and more would be found`;
}

function stepsOf({ from, to }: NonNullable<Analysis["onset"]["alarm"]>["before"]): string {
  return from.step === to.step ? `step ${from.step}` : `steps ${from.step} to ${to.step}`;
}

function insufficient(reason: string): Decision {
  return { decision: "insufficient-data", reason, best: null, alarm: null };
}
