import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { analyseRun } from "./analyse-run";
import type { VerdictAnswer } from "./analysis-schema";
import { analysisRequestFor } from "./run-settings";
import { type RunPlace, requireRun } from "./service";

/** Whether a trainer should go on, by the rule that holds however often it asks. */
export async function getVerdict(viewer: Viewer, place: RunPlace): Promise<VerdictAnswer> {
  const run = await requireRun(viewer, place);
  const request = await analysisRequestFor(run, {});
  if (request === null)
    return insufficient("No checkpoint has been evaluated outside the training set yet.");
  const analysis = await analyseRun(run, { ...request, rule: "spending" });
  const { best, checkpoints, onset, population, split } = analysis;
  const openSets = run.summary?.openSets ?? 0;
  if (best === null && openSets > 0)
    return insufficient(
      `${openSets === 1 ? "One evaluation set of this run has" : `${openSets} evaluation sets of this run have`} no class: say which facts the base model knew, and send predictions or counts (n and correct), so that a fall can be tested.`,
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
  if (checkpoints < 2)
    return {
      ...insufficient("One checkpoint is evaluated; a change shows from two on."),
      best: named,
    };
  if (onset.alarm === null) {
    const reason = `No degradation is confirmed over ${checkpoints} checkpoints on split ${split} (${population}).`;
    return { decision: "continue", reason, best: named, alarm: null };
  }
  const { step, reference, lost, gained } = onset.alarm;
  const flips = lost === null ? "" : `: ${lost} lost, ${gained} gained`;
  const use = analysis.recommended?.step ?? best.step;
  const reason = `Degradation is confirmed at step ${step} against step ${reference.step}${flips}. Use the checkpoint of step ${use}.`;
  return { decision: "stop", reason, best: named, alarm: onset.alarm };
}

function insufficient(reason: string): VerdictAnswer {
  return { decision: "insufficient-data", reason, best: null, alarm: null };
}
