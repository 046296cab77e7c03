import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { publicOrigin } from "@/lib/auth/origin";
import { db } from "@/lib/db/client";
import { outageOf } from "@/lib/http/outage";
import type { DeliverJob } from "@/lib/jobs/queue";
import { paths } from "@/lib/paths";
import { type DeliveryResult, recordTry } from "./mutations";
import { findFiring } from "./queries";
import { factDetails } from "./schema";
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
  await writeDown(job, { status, answer });
  if (!ok) throw new NotDelivered(answer);
}

/** Together less than the time after which the queue takes a job for lost. */
const pausesMs = [500, 1_000, 2_000, 4_000, 8_000, 16_000];

/** A database that restarts meanwhile is waited for: a message that nobody knows of would be sent again. */
async function writeDown(job: DeliverJob, result: DeliveryResult): Promise<void> {
  for (const pause of pausesMs) {
    try {
      return await recordTry(job, result);
    } catch (error) {
      if (outageOf(error) === null) throw error;
      await delay(pause);
    }
  }
  await recordTry(job, result);
}

type Firing = NonNullable<Awaited<ReturnType<typeof findFiring>>>;

function sendingOf({ rule, ...firing }: Firing, run: string | null): Sending {
  const { slug } = rule.project;
  const { step, epoch } = factDetails.parse(firing.details);
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
