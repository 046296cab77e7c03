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
  if (best === null)
    return insufficient(`No ${population} example of split ${split} has been evaluated yet.`);
  const named = { step: best.step, epoch: best.epoch, accuracy: best.accuracy };
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
