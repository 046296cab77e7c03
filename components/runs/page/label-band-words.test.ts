import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectClaims } from "@/lib/testing/claims";
import type { NamedCurve, ReadPoint } from "./exhibit-series";
import { labelBandWords } from "./label-band-words";

type Given = { value: number; low: number; high: number };

function curveOf(points: readonly (Given | null)[], isWholeSplit: boolean): NamedCurve {
  const curve = points.map((given, k): ReadPoint => {
    const place = { x: k, step: k * 10, epoch: k, numerator: null, total: null };
    const labelNoise = given && { low: given.low, high: given.high };
    return { ...place, value: given?.value ?? 0.5, interval: null, isEstimated: false, labelNoise };
  });
  const look = { id: "dev", label: "Dev Known", color: "dev", panel: "dev" } as const;
  return { ...look, isWholeSplit, curve };
}

const plain = (text: string) => text.replaceAll("\u202f", " ");

describe("the words of label noise", () => {
  it("tell the last checkpoint, and why the line lies beside its band", () => {
    const beside = { value: 0.5375, low: 0.5418, high: 0.5501 };
    expect(plain(labelBandWords([curveOf([null, beside], true)]))).toBe(
      "Lighter bands with edges: label noise. Were all facts asked again, 95 % of the new labels would give Dev Known at epoch 1 54.2 to 55.0 % (53.8 % as labelled). Dev Known lies below its band, since no fact of another label was put there: asked again, some leave and none come in, and those that leave are right less often.",
    );
  });

  it("say nothing where no band is drawn", () => {
    expect(labelBandWords([curveOf([null, null], true)])).toBe("");
    expect(labelBandWords([])).toBe("");
  });

  it("claim no more than the last band shows", () => {
    const ratio = fc.double({ min: 0, max: 1, noNaN: true });
    const given = fc.record({ value: ratio, low: ratio, width: ratio });
    const facts = fc.tuple(given, fc.boolean()).map(([{ value, low, width }, isWholeSplit]) => {
      return { value, low, high: low + width * (1 - low), isWholeSplit };
    });
    type Facts = Given & { isWholeSplit: boolean };
    const isBeside = ({ value, low, high }: Facts) => value < low || value > high;
    expectClaims({
      facts,
      say: ({ isWholeSplit, ...band }) => labelBandWords([curveOf([band], isWholeSplit)]),
      claims: [
        [/lies below/, ({ value, low }) => value < low],
        [/lies above/, ({ value, high }) => value > high],
        [/none come in/, (one) => one.isWholeSplit && isBeside(one)],
        [/change sides/, (one) => !one.isWholeSplit && isBeside(one)],
        [/right less often/, ({ isWholeSplit, value, low }) => isWholeSplit && value < low],
        [/right more often/, ({ isWholeSplit, value, high }) => isWholeSplit && value > high],
      ],
    });
  });
});
