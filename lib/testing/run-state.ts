import { db } from "@/lib/db/client";

/** The rows of a run, ordered and without its id, so that two runs can be compared. */
export async function readRunState(project: string, run: string) {
  const where = { run: { slug: run, project: { slug: project } } };
  const evaluations = await db.evaluation.findMany({
    where,
    orderBy: [{ step: "asc" }, { split: "asc" }, { category: "asc" }],
    omit: { runId: true },
  });
  const metrics = await db.metricPoint.findMany({
    where,
    orderBy: [{ key: "asc" }, { step: "asc" }],
    omit: { runId: true },
  });
  const checkpoints = await db.checkpoint.findMany({
    where,
    orderBy: { step: "asc" },
    omit: { runId: true },
  });
  const training = await db.trainingExample.findMany({
    where,
    orderBy: { ordinal: "asc" },
    omit: { runId: true },
  });
  const summary = await db.runSummary.findFirst({
    where,
    select: {
      checkpoints: true,
      bestAccuracy: true,
      lastStep: true,
      trainingSize: true,
      lastMetrics: true,
    },
  });
  return { evaluations, metrics, checkpoints, training, summary };
}
