import { describe, expect, test } from "vitest";
import { keepRunning, type Started } from "./keep-running";

/** Something that the test ends by hand, under a clock that only waiting moves. */
function scene(failures: ReadonlySet<number> = new Set()) {
  const said: string[] = [];
  const waits: number[] = [];
  const starts: { end: () => void }[] = [];
  let isStopping = false;
  let clock = 0;
  let attempts = 0;
  const keeping = {
    name: "The web server",
    start: async (): Promise<Started> => {
      attempts += 1;
      if (failures.has(attempts)) throw new Error("port taken");
      let end = () => {};
      const ended = new Promise<void>((resolve) => {
        end = resolve;
      });
      starts.push({ end });
      return { ended };
    },
    isStopping: () => isStopping,
    say: (sentence: string) => said.push(sentence),
    wait: async (ms: number) => {
      waits.push(ms);
      clock += ms;
    },
    now: () => clock,
  };
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const crash = async () => {
    starts.at(-1)?.end();
    await settle();
  };
  const stop = () => {
    isStopping = true;
  };
  const pass = (ms: number) => {
    clock += ms;
  };
  return { keeping, said, waits, starts, crash, stop, pass };
}

describe("what is kept running", () => {
  test("is started again when it ends, and says so", async () => {
    const { keeping, said, starts, crash } = scene();
    await keepRunning(keeping);
    await crash();
    expect(starts).toHaveLength(2);
    expect(said).toEqual([
      "The web server ended unexpectedly; it is started again.",
      "The web server is back after 0.5 s.",
    ]);
  });

  test("waits longer from crash to crash, up to a limit, and forgets that after a sound minute", async () => {
    const { keeping, waits, crash, pass } = scene();
    await keepRunning(keeping);
    for (let n = 0; n < 7; n += 1) await crash();
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000]);
    pass(60_000);
    await crash();
    expect(waits.at(-1)).toBe(500);
  });

  test("is tried again where a start fails", async () => {
    const { keeping, said, starts, crash } = scene(new Set([2, 3]));
    await keepRunning(keeping);
    await crash();
    expect(starts).toHaveLength(2);
    expect(said.filter((sentence) => sentence.endsWith("did not start: port taken"))).toHaveLength(
      2,
    );
  });

  test("stays down once it is stopped", async () => {
    const { keeping, starts, crash, stop } = scene();
    await keepRunning(keeping);
    stop();
    await crash();
    expect(starts).toHaveLength(1);
  });

  test("is not kept where the first start fails", async () => {
    const { keeping, starts } = scene(new Set([1]));
    await expect(keepRunning(keeping)).rejects.toThrow("port taken");
    expect(starts).toHaveLength(0);
  });
});
