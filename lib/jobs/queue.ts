import "server-only";
import PgBoss from "pg-boss";
import { setting } from "@/lib/env";
import { log } from "@/lib/http/log";

export const queues = {
  /** Finds what happened to a project's runs and tells it. */
  judge: "onset-judge",
  /** Sends one alert. */
  deliver: "onset-deliver",
  /** Once a minute, by one process: what was missed. */
  sweep: "onset-sweep",
} as const;

/** `request`: the call that a job comes of. */
export type JudgeJob = { projectId: string; request?: string | undefined };
export type DeliverJob = { projectId: string; id: string; request?: string | undefined };

/**
 * Twelve times, after 22 s to 44 s at first and twice as long each time: 25 to 50 hours in all, so that a receiver that
 * is down for a day is reached when it is back.
 */
export const deliverRetries = 12;
const deliverRetryS = 22;

declare global {
  var onsetBoss: Promise<PgBoss> | undefined;
}

/** The queue of jobs in Postgres, one of it a process; starts when it is first asked for. */
export function jobQueue(): Promise<PgBoss> {
  globalThis.onsetBoss ??= start().catch((error) => {
    globalThis.onsetBoss = undefined;
    throw error;
  });
  return globalThis.onsetBoss;
}

async function start(): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: setting("DATABASE_URL") ?? "",
    max: 3,
    application_name: "onset jobs",
    cronMonitorIntervalSeconds: 30,
    clockMonitorIntervalSeconds: 600,
  });
  boss.on("error", (error) => log.warn({ err: error }, "the queue of jobs has a problem"));
  await boss.start();
  // Of a project at most one waits, however many processes ask for it.
  await boss.createQueue(queues.judge, {
    name: queues.judge,
    policy: "short",
    expireInSeconds: 600,
    retryLimit: 2,
    retryDelay: 10,
  });
  await boss.createQueue(queues.deliver, {
    name: queues.deliver,
    policy: "standard",
    expireInSeconds: 60,
    retryLimit: deliverRetries,
    retryDelay: deliverRetryS,
    retryBackoff: true,
  });
  await boss.createQueue(queues.sweep, { name: queues.sweep, policy: "short", retryLimit: 0 });
  await boss.schedule(queues.sweep, "* * * * *");
  return boss;
}

export async function askToJudge(job: JudgeJob): Promise<void> {
  const boss = await jobQueue();
  await boss.send(queues.judge, job, { singletonKey: job.projectId });
}

/** Once more after a while; one that waits for that does not keep the next change waiting. */
export async function askToJudgeAgain(job: JudgeJob, afterMs: number): Promise<void> {
  const boss = await jobQueue();
  const startAfter = Math.ceil(afterMs / 1000);
  await boss.send(queues.judge, job, { singletonKey: `${job.projectId} again`, startAfter });
}

/** The delivery's own id is the job's: asked for twice, it is one job. */
export async function askToDeliver(job: DeliverJob): Promise<void> {
  const boss = await jobQueue();
  await boss.send(queues.deliver, job, { id: job.id });
}

/** Ends the queue of this process; jobs under way get a few seconds, else another process takes them up. */
export async function stopJobQueue(): Promise<void> {
  const boss = await globalThis.onsetBoss?.catch(() => undefined);
  globalThis.onsetBoss = undefined;
  await boss?.stop({ graceful: true, wait: true, timeout: 4_000 });
}
