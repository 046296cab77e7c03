import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyse } from "@/lib/domain/analysis";
import { sentence } from "@/lib/domain/findings/finding-words";
import { countOutcomes } from "@/lib/domain/outcomes/checkpoint-outcomes";
import { expectClaims } from "@/lib/testing/claims";
import { tinyDev } from "@/lib/testing/tiny-lm";
import { type JudgedState, runFacts } from "./run-facts";

/** A measured run up to an epoch; its epoch 0 is the base model. */
function stateOf(upTo: number, others: Partial<JudgedState> = {}): JudgedState {
  const outcomes = tinyDev("unk075_s1").slice(0, upTo + 1);
  const counts = outcomes.map(({ step, epoch, outcomes: own }) => ({
    step,
    epoch,
    ...countOutcomes(own),
  }));
  const status = others.status ?? "running";
  const analysis = analyse({
    split: "dev",
    population: "Known",
    counts,
    outcomes,
    fit: { known: [], unknown: [] },
    alpha: 0.05,
    plan: { rule: status === "running" ? "open-ended" : "finished" },
    minimumDrop: 0,
    margin: 0.02,
  });
  const known = counts.map((point) => ({ ...point, accuracy: point.correct / point.total }));
  const findings = [
    sentence("onset", "It falls."),
    sentence("alarm", "It is confirmed at epoch 8."),
    sentence("recommendation", "Use epoch 1."),
  ];
  return { status, heardAt: null, analysis, findings, known, limits: [], ...others };
}

const of = (state: JudgedState) => runFacts(state).map(({ fact, epoch }) => `${fact} @ ${epoch}`);

describe("a fall", () => {
  test("is a fact once it is confirmed, in the words of the run page", () => {
    expect(of(stateOf(3)).join()).not.toContain("confirmed");
    const [fact] = runFacts(stateOf(40, { status: "finished" }));
    expect(fact).toMatchObject({ fact: "confirmed", kind: "confirmed", epoch: 8 });
    expect(fact?.sentence).toBe("It is confirmed at epoch 8. Use epoch 1.");
  });

  test("of the last checkpoint alone is another fact at each checkpoint, and none beside a confirmed one", () => {
    const state = stateOf(3);
    const isLower = { ...state.analysis, onset: { ...state.analysis.onset, lastIsLower: true } };
    expect(of({ ...state, analysis: isLower })).toEqual([`lower ${state.analysis.last?.step} @ 3`]);
    const both = stateOf(12).analysis;
    expect(
      of({
        ...stateOf(12),
        analysis: { ...both, onset: { ...both.onset, lastIsLower: true } },
      }),
    ).toEqual(of(stateOf(12)));
  });
});

describe("known facts below a limit", () => {
  test("are told at the first checkpoint below it, with the best one", () => {
    const told = runFacts(stateOf(40, { limits: [0.5] })).filter(({ kind }) => kind === "below");
    expect(told).toEqual([
      {
        fact: "below 0.5",
        kind: "below",
        step: expect.any(Number),
        epoch: 19,
        sentence:
          "At epoch 19: 391 of 800 known facts right, 48.9 %, below 50.0 %. Best at epoch 1: 83.8 %.",
      },
    ]);
  });

  test("are no fact while the training has not reached the limit, nor before fine-tuning", () => {
    const rising = [0.1, 0.3, 0.6].map((accuracy, k) => ({ step: k, epoch: k, accuracy }));
    const rules = { limits: [0.5], known: rising };
    expect(of(stateOf(1, rules))).toEqual([]);
    expect(of(stateOf(1, { limits: [0.5], known: rising.slice(0, 2) }))).toEqual([]);
    expect(
      of(stateOf(1, { ...rules, known: [...rising, { step: 3, epoch: 3, accuracy: 0.4 }] })),
    ).toEqual(["below 0.5 @ 3"]);
  });

  test("are one where the run ended without reaching it, and none without known facts", () => {
    const low = [{ step: 1, epoch: 1, accuracy: 0.3 }];
    const ended = { status: "finished", limits: [0.5] } as const;
    expect(of(stateOf(1, { ...ended, known: low }))).toContain("below 0.5 @ 1");
    expect(of(stateOf(1, { ...ended, known: [] })).join()).not.toContain("below");
  });
});

describe("the end of a run", () => {
  test("says where it ended, what was found and what is best", () => {
    const ended = (kind: "no-alarm" | "no-power") => {
      const state = stateOf(3, { status: "finished", findings: [sentence(kind, "So.")] });
      return runFacts(state).find((fact) => fact.kind === "finished")?.sentence;
    };
    const best = "Best at epoch 1: 670 of 800 known facts right (83.8 %).";
    expect(ended("no-alarm")).toBe(`Finished at epoch 3. No fall is confirmed. ${best}`);
    // Four checkpoints of 800 facts find falls of more than ten points alone.
    expect(ended("no-power")).toBe(`Finished at epoch 3. Too few examples to tell a fall. ${best}`);
  });

  test("says no more of a fall than the run's page", () => {
    const kinds = ["no-alarm", "no-power", "too-few-checkpoints", "headline"] as const;
    const rung = stateOf(40).analysis.onset;
    expectClaims({
      facts: fc.record({
        state: fc.constantFrom(...[0, 1, 3].map((upTo) => stateOf(upTo))),
        kind: fc.option(fc.constantFrom(...kinds)),
        ...{ hasAlarm: fc.boolean(), status: fc.constantFrom("running", "finished", "failed") },
      }),
      say: ({ state, kind, hasAlarm, status }) => {
        const onset = hasAlarm ? rung : { ...state.analysis.onset, alarm: null };
        const findings = kind === null ? [] : [sentence(kind, "So.")];
        const own = { ...state, status, findings, analysis: { ...state.analysis, onset } };
        return runFacts(own).map((fact) => fact.sentence);
      },
      claims: [
        [/No fall is confirmed/, ({ kind, hasAlarm }) => kind === "no-alarm" && !hasAlarm],
        [/Too few examples/, ({ kind, hasAlarm }) => kind === "no-power" && !hasAlarm],
        [
          /Too few checkpoints/,
          ({ kind, hasAlarm }) => kind === "too-few-checkpoints" && !hasAlarm,
        ],
        [/A fall is confirmed/, ({ hasAlarm, status }) => hasAlarm && status !== "running"],
        [/is lower/, ({ hasAlarm, state }) => !hasAlarm && state.analysis.onset.lastIsLower],
        [/Failed/, ({ status }) => status === "failed"],
      ],
    });
  });

  test("is told of a run without an evaluation and of one that failed", () => {
    const nothing = { ...stateOf(1).analysis, best: null, last: null };
    const sentences = (["finished", "failed"] as const).map(
      (status) => runFacts({ ...stateOf(1), status, analysis: nothing })[0]?.sentence,
    );
    expect(sentences).toEqual(["Finished.", "Failed."]);
  });

  test("silence is another fact each time it begins", () => {
    const silent = (heardAt: string) => of(stateOf(1, { status: "stalled", heardAt }));
    expect(silent("2026-11-23T10:15:00.000Z")).toEqual(["stalled 2026-11-23T10:15:00.000Z @ 1"]);
    expect(silent("2026-11-23T11:15:00.000Z")).not.toEqual(silent("2026-11-23T10:15:00.000Z"));
  });
});
