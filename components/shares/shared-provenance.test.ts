import { expect, it } from "vitest";
import { sharedContent } from "@/lib/shares/shared-view";
import { sharedProvenance } from "./shared-provenance";

const point = (epoch: number, made: object) => ({ x: epoch, step: epoch, epoch, ...made });
const ends = { correct: null, total: 200, accuracy: 0.6, low: null, high: null };

/** A link to a run whose points are all made so. */
function methodOf(made: object): string {
  const content = sharedContent.parse({
    ...{ kind: "run", methodVersion: 1, asOf: "2026-11-24T00:00:00.000Z", split: "dev" },
    ...{ population: "Known", rate: "accuracy", x: "epoch", zoom: null, chart: "exhibit" },
    ...{ isRunning: false, metric: null, drop: null, learned: null, alarm: null, onset: null },
    curves: [
      { id: "dev", split: "dev", population: "Known", points: [point(1, made), point(2, made)] },
    ],
    ...{ best: { step: 1, epoch: 1, ...ends }, last: { step: 2, epoch: 2, ...ends } },
    ...{ recommended: null, examplesCompared: 0, findings: [], warnings: [], examples: null },
  });
  return sharedProvenance({ project: "p", checksum: null, content }).method;
}

it("names below a link no test that a run without single answers cannot have had: field report R3", () => {
  const counted = methodOf({ numerator: 120, total: 200 });
  const logged = methodOf({ numerator: null, total: 200, value: 0.6, low: null, high: null });
  for (const method of [counted, logged]) expect(method).not.toMatch(/pair|McNemar|same examples/);
  expect(counted).toMatch(/^Rates with Wilson 95 % intervals; falls confirmed/);
  expect(logged).toMatch(/drawn, not tested/);
});
