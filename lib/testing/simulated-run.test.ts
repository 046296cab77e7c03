import { describe, expect, test } from "vitest";
import { fallShapes } from "@/lib/domain/onset/fall-shapes";
import { outcomes } from "@/lib/domain/outcomes/outcomes";
import { type SimulatedRun, simulateRun } from "./simulated-run";

const plan = { checkpoints: 20, examples: 20_000, discordance: 0.15, seed: 2 };
const right = (more: Partial<SimulatedRun>) => simulateRun({ ...plan, ...more });
const shares = (more: Partial<SimulatedRun>) =>
  right(more).map(
    ({ outcomes: own }) =>
      (100 * own.filter((mark) => mark === outcomes.correct).length) / own.length,
  );

function sdOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

/** Share of the examples that differ between checkpoints that follow each other. */
function differing(more: Partial<SimulatedRun>): number {
  const run = right(more);
  const parts = run.slice(1).map(({ outcomes: own }, k) => {
    const before = run[k]?.outcomes;
    return own.filter((mark, i) => mark !== before?.[i]).length / own.length;
  });
  return parts.reduce((sum, part) => sum + part, 0) / parts.length;
}

describe("a simulated run", () => {
  test("jitters by the points that are said, all examples of a checkpoint together", () => {
    const many = { checkpoints: 300, examples: 4000, discordance: 0.02 };
    for (const jitter of [1, 3]) {
      const ratio = sdOf(shares({ ...many, jitter })) / jitter;
      expect(ratio).toBeGreaterThan(0.9);
      expect(ratio).toBeLessThan(1.1);
    }
    expect(sdOf(shares(many))).toBeLessThan(0.3);
  });

  test("differs between checkpoints by psi, less where coins stay as they fell", () => {
    expect(differing({})).toBeCloseTo(0.15, 2);
    expect(differing({ persistence: 0.9 })).toBeCloseTo(0.015, 2);
  });

  test("loses, learns and wins back what is said, when it is said", () => {
    const calm = { discordance: 0.02 };
    const fall = { points: 10, from: 8, to: 16 };
    const straight = shares({ ...calm, fall });
    expect((straight[8] ?? 0) - (straight[12] ?? 0)).toBeCloseTo(5, 0);
    expect((straight[8] ?? 0) - (straight[19] ?? 0)).toBeCloseTo(10, 0);
    const shape = fallShapes.find(({ name }) => name === "square");
    const late = shares({ ...calm, fall: { ...fall, ...(shape && { shape }) } });
    expect((late[8] ?? 0) - (late[12] ?? 0)).toBeCloseTo(2.5, 0);
    const back = shares({ ...calm, fall, recovery: { points: 6, at: 18 } });
    expect((back[19] ?? 0) - (back[17] ?? 0)).toBeCloseTo(6, 0);
    const learning = shares({ ...calm, warmUp: { points: 8, to: 5 } });
    expect((learning[6] ?? 0) - (learning[0] ?? 0)).toBeCloseTo(8, 0);
  });
});
