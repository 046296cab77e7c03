import "server-only";
import { log } from "@/lib/http/log";
import { analyseDueRuns } from "./analyse-due-runs";

const quietMs = 3_000;
const longestWaitMs = 30_000;

type Waiting = { timer: NodeJS.Timeout; since: number };
const waiting = new Map<string, Waiting>();

/**
 * Makes a project's due analyses once nothing has come in for three seconds, at the latest after thirty: a trainer
 * that sends a checkpoint in many calls pays for one analysis of it. Whoever asks before gets it made for them.
 */
export async function analyseWhenQuiet(project: string): Promise<void> {
  const before = waiting.get(project);
  const since = before?.since ?? Date.now();
  clearTimeout(before?.timer);
  const wait = Math.max(0, Math.min(quietMs, since + longestWaitMs - Date.now()));
  const timer = setTimeout(() => {
    waiting.delete(project);
    analyseDueRuns(project).catch((error) => log.error({ err: error, project }, "analysis failed"));
  }, wait);
  timer.unref();
  waiting.set(project, { timer, since });
}
