import { performance } from "node:perf_hooks";

const everyMs = 10_000;
/** Of the time between two looks; a server that waits looks at its jobs in less. */
const idleShare = 0.05;

/**
 * Says when a process has come to rest: once after each spell of work, at the first look that finds it idle.
 * `utilization` is the share of the time since the last look that the event loop was busy, 0 to 1.
 */
export function restAfterWork(): (utilization: number) => boolean {
  let hasWorked = true;
  return (utilization) => {
    const comesToRest = hasWorked && utilization < idleShare;
    hasWorked = utilization >= idleShare;
    return comesToRest;
  };
}

/**
 * V8 collects what it needs for the next request and hardly anything when none comes: after its start a server kept
 * 60 MB of garbage for as long as it waited. Does nothing where the process was started without `--expose-gc`.
 */
export function collectWhenIdle(): void {
  const { gc } = globalThis;
  if (gc === undefined) return;
  const comesToRest = restAfterWork();
  let last = performance.eventLoopUtilization();
  const look = () => {
    const now = performance.eventLoopUtilization();
    if (comesToRest(performance.eventLoopUtilization(now, last).utilization))
      gc({ type: "major", execution: "sync", flavor: "last-resort" });
    last = now;
  };
  setInterval(look, everyMs).unref();
}
