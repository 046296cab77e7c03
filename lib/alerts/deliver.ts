import "server-only";
import { publicOrigin } from "@/lib/auth/origin";
import { db } from "@/lib/db/client";
import type { DeliverJob } from "@/lib/jobs/queue";
import { paths } from "@/lib/paths";
import { recordTry } from "./mutations";
import { findFiring } from "./queries";
import { type Sending, sendAlert } from "./send-alert";

/** A delivery that did not arrive; the queue tries again later. */
export class NotDelivered extends Error {}

/**
 * Sends one alert by its job. One that was sent, or whose rule or project is gone or off, is left alone: a job may come
 * twice. What it came to stands in the list before the queue hears of it.
 */
export async function deliver(
  job: DeliverJob,
  { isLastTry }: { isLastTry: boolean },
): Promise<void> {
  const firing = await findFiring(job.projectId, job.id);
  if (firing === null || firing.status !== "waiting") return;
  if (firing.rule.project.deletedAt !== null) return;
  const run = await db.run.findFirst({
    where: { projectId: job.projectId, id: firing.runId, deletedAt: null },
    select: { slug: true },
  });
  const { ok, answer } = await sendAlert(sendingOf(firing, run?.slug ?? null));
  const status = ok ? "sent" : isLastTry ? "failed" : "waiting";
  await recordTry(job, { status, answer });
  if (!ok) throw new NotDelivered(answer);
}

type Firing = NonNullable<Awaited<ReturnType<typeof findFiring>>>;

function sendingOf({ rule, ...firing }: Firing, run: string | null): Sending {
  const { slug } = rule.project;
  const { step, epoch } = firing.details as { step?: number; epoch?: number };
  const page = run === null ? paths.project(slug) : paths.run(slug, run);
  return {
    channel: rule.channel,
    projectId: firing.projectId,
    deliveryId: firing.id,
    runName: firing.runName,
    message: {
      rule: { id: rule.id, kind: rule.kind, value: rule.value, tag: rule.tag },
      project: slug,
      run,
      step: step ?? null,
      epoch: epoch ?? null,
      sentence: firing.sentence,
      url: `${publicOrigin()}${page}`,
      firedAt: firing.at.toISOString(),
    },
  };
}
