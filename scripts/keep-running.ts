import { setTimeout as delay } from "node:timers/promises";

const firstWaitMs = 500;
const longestWaitMs = 15_000;
/** Who ran this long before the end is not in a loop of crashes. */
const soundMs = 60_000;

export type Started = { ended: Promise<void> };

type Keeping = {
  /** As sentences name it: "The web server". */
  name: string;
  start: () => Promise<Started>;
  isStopping: () => boolean;
  say?: (sentence: string) => void;
  wait?: (ms: number) => Promise<unknown>;
  now?: () => number;
};

/**
 * Starts something and starts it again whenever it ends by itself, at once the first time and then at growing
 * intervals, until the whole is stopped. The first start may fail: then nothing is kept, and the failure is thrown.
 */
export async function keepRunning(keeping: Keeping): Promise<void> {
  const first = await keeping.start();
  void watch(keeping, first);
}

async function watch(keeping: Keeping, first: Started): Promise<void> {
  const { name, start, isStopping, say = console.error, wait = delay, now = Date.now } = keeping;
  let current = first;
  let startedAt = now();
  let pause = firstWaitMs;
  while (true) {
    await current.ended;
    if (isStopping()) return;
    const endedAt = now();
    if (endedAt - startedAt >= soundMs) pause = firstWaitMs;
    say(`${name} ended unexpectedly; it is started again.`);
    while (true) {
      await wait(pause);
      if (isStopping()) return;
      pause = Math.min(longestWaitMs, pause * 2);
      try {
        current = await start();
        break;
      } catch (error) {
        say(`${name} did not start: ${error instanceof Error ? error.message : error}`);
      }
    }
    startedAt = now();
    say(`${name} is back after ${((startedAt - endedAt) / 1000).toFixed(1)} s.`);
  }
}
