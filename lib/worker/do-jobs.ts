import "server-only";
import type PgBoss from "pg-boss";
import { deliver, NotDelivered } from "@/lib/alerts/deliver";
import { judgeProject } from "@/lib/alerts/judge-project";
import { giveUpBefore } from "@/lib/alerts/mutations";
import { listProjectsToSweep, listWaiting } from "@/lib/alerts/queries";
import { db } from "@/lib/db/client";
import { subscribeToChanges } from "@/lib/db/notifications";
import { asCall } from "@/lib/http/call-context";
import { log } from "@/lib/http/log";
import {
  askToDeliver,
  askToJudge,
  type DeliverJob,
  type JudgeJob,
  jobQueue,
  queues,
  stopJobQueue,
} from "@/lib/jobs/queue";

/** A receiver that hangs must not hold up the others. */
const deliverers = 4;
const quietMs = 3_000;
const giveUpMs = 2 * 86_400_000;
const longestWaitMs = 60_000;

declare global {
  var onsetWorker: { stop: () => Promise<void> } | undefined;
}

/**
 * Does the jobs of this installation until it is stopped; any number of processes may. A database that is not there
 * yet is waited for.
 */
export function startWorker(): { stop: () => Promise<void> } {
  if (globalThis.onsetWorker !== undefined) return globalThis.onsetWorker;
  let isStopped = false;
  let endOfListening = () => {};
  const begin = async (pauseMs: number): Promise<void> => {
    try {
      await takeJobs(await jobQueue());
      if (isStopped) return;
      endOfListening = judgeWhatChanges();
      await sweep();
      log.debug("jobs are taken up");
    } catch (error) {
      if (isStopped) return;
      log.warn({ err: error }, "the queue of jobs did not start; it is tried again");
      const timer = setTimeout(() => void begin(Math.min(longestWaitMs, pauseMs * 2)), pauseMs);
      timer.unref();
    }
  };
  void begin(1_000);
  const stop = async () => {
    isStopped = true;
    endOfListening();
    globalThis.onsetWorker = undefined;
    await stopJobQueue().catch((error) => log.warn({ err: error }, "the queue did not stop well"));
  };
  globalThis.onsetWorker = { stop };
  return globalThis.onsetWorker;
}

async function takeJobs(boss: PgBoss): Promise<void> {
  await boss.work<JudgeJob>(queues.judge, { pollingIntervalSeconds: 1 }, async (jobs) => {
    for (const { data, id } of jobs) {
      const judge = () => {
        log.debug({ job: id, project: data.projectId }, "judging");
        return judgeProject(data.projectId);
      };
      await asCall(judge, { id: data.request ?? id });
    }
  });
  for (let k = 0; k < deliverers; k++) {
    await boss.work<DeliverJob>(
      queues.deliver,
      { pollingIntervalSeconds: 2, includeMetadata: true },
      async (jobs) => {
        for (const job of jobs)
          await asCall(() => deliverJob(job), { id: job.data.request ?? job.id });
      },
    );
  }
  await boss.work(queues.sweep, { pollingIntervalSeconds: 5 }, sweep);
}

async function deliverJob(job: PgBoss.JobWithMetadata<DeliverJob>): Promise<void> {
  const { data, retryCount, retryLimit } = job;
  try {
    await deliver(data, { isLastTry: retryCount >= retryLimit });
  } catch (error) {
    const level = error instanceof NotDelivered ? "info" : "error";
    log[level]({ err: error, job: job.id, try: retryCount + 1 }, "an alert was not delivered");
    throw error;
  }
}

/** What a process that died left undone, and what changed while nobody listened: a demo, a restored backup. */
export async function sweep(): Promise<void> {
  const since = new Date(Date.now() - giveUpMs);
  await giveUpBefore(since);
  for (const job of await listWaiting(since)) await askToDeliver(job);
  for (const { id } of await listProjectsToSweep()) await askToJudge({ projectId: id });
}

/** Asks for a project to be judged once nothing has changed in it for three seconds. */
function judgeWhatChanges(): () => void {
  const timers = new Map<string, NodeJS.Timeout>();
  const { end } = subscribeToChanges(({ project, by }) => {
    clearTimeout(timers.get(project));
    const timer = setTimeout(() => {
      timers.delete(project);
      ask(project, by).catch((error) =>
        log.warn({ err: error, project }, "a judgement was not asked"),
      );
    }, quietMs);
    timer.unref();
    timers.set(project, timer);
  });
  return () => {
    end();
    for (const timer of timers.values()) clearTimeout(timer);
  };
}

async function ask(slug: string, request: string | undefined): Promise<void> {
  const project = await db.project.findUnique({ where: { slug }, select: { id: true } });
  if (project !== null) await askToJudge({ projectId: project.id, request });
}
