import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { questionsOf, remediesPicture } from "@/components/comparisons/remedies/remedies-words";
import type { RemedyModel } from "@/lib/comparisons/remedies/remedies-model";
import { remedyKinds } from "@/lib/domain/compare/remedies";
import { expectClaims } from "@/lib/testing/claims";

const change = fc.double({ min: -50, max: 50, noNaN: true }).chain((points) =>
  fc.double({ min: 0, max: 20, noNaN: true }).map((half) => {
    return { points, low: points - half, high: points + half };
  }),
);
const anyOutcome: fc.Arbitrary<RemedyModel["outcomes"][number]> = fc.record({
  id: fc.constant("run-1"),
  kind: fc.constantFrom(...remedyKinds),
  setting: fc.constant("learning_rate 1e−5 instead of 5e−5"),
  ...{ step: fc.constant(30), epoch: fc.constant(30) },
  counts: fc.record({ total: fc.constant(640), correct: fc.nat(300), abstained: fc.nat(300) }),
  effect: fc.option(
    fc.record({
      total: fc.constant(640),
      ...{ wrong: fc.option(change), correct: fc.option(change), paired: fc.boolean() },
    }),
  ),
});

describe("remediesPicture", () => {
  it("tells what remedies changed, with intervals", () => {
    // tiny-lm: filtering takes 16.3 points (13.0 to 19.5) off the wrong answers of 640 test questions.
    const wrong = { points: -16.3, low: -19.5, high: -13 };
    const counts = { total: 640, correct: 318, abstained: 0 };
    const outcome = { setting: null, step: 30, epoch: 30, counts };
    const remedy: RemedyModel = {
      ...{ split: "test", sentence: "" },
      outcomes: [
        { ...outcome, id: "run-1", kind: "as-it-is", effect: null },
        {
          ...{ ...outcome, id: "run-2", kind: "filtered" },
          effect: { total: 640, wrong, correct: null, paired: false },
        },
      ],
    };
    const picture = remediesPicture([remedy], (id) => `Run ${id}`);
    const [asItIs, filtered] = picture?.table.rows ?? [];
    expect(asItIs?.cells[4]?.text).toBe("–");
    expect(filtered?.cells[0]).toMatchObject({ text: "Unknown filtered out", note: "Run run-2" });
    expect(filtered?.cells[4]).toEqual({ text: "−16.3", note: "−19.5 to −13.0" });
    expect(picture?.note).toContain("unpaired");
    expect(questionsOf(remedy)).toBe("640 test questions");
  });

  it("calls a remedy only what surely takes wrong answers away, and names what was done", () => {
    type Drawn = RemedyModel["outcomes"];
    const some = (holds: (one: Drawn[number]) => boolean) => (drawn: Drawn) => drawn.some(holds);
    expectClaims<Drawn>({
      facts: fc.array(anyOutcome, { minLength: 1, maxLength: 2 }),
      say: (outcomes) => {
        const remedy = { split: "test", sentence: "", outcomes };
        const picture = remediesPicture([remedy], (id) => id);
        const rows = picture?.table.rows ?? [];
        const cells = rows.flatMap(({ cells: [name, , , , wrong, right] }) => [
          `name ${name?.text}`,
          `wrong ${wrong?.text} (${wrong?.note ?? ""})`,
          `right ${right?.text} (${right?.note ?? ""})`,
        ]);
        return [picture?.title ?? "", picture?.note ?? "", ...cells];
      },
      claims: [
        [/What a remedy/, some(({ effect }) => (effect?.wrong?.high ?? 0) < 0)],
        [
          /What another setting/,
          (all) => !some(({ effect }) => (effect?.wrong?.high ?? 0) < 0)(all),
        ],
        [/unpaired/, some(({ effect }) => effect?.paired === false)],
        [/name Unknown filtered/, some(({ kind }) => kind === "filtered")],
        [/name Unknown relabelled|I don/, some(({ kind }) => kind === "relabelled")],
        [/name learning_rate/, some(({ kind }) => kind === "declared" || kind === "other-setting")],
        [/wrong −/, some(({ effect }) => (effect?.wrong?.points ?? 0) < 0)],
        [/wrong \+/, some(({ effect }) => (effect?.wrong?.points ?? 0) > 0)],
        [/wrong – \(\)/, some(({ effect }) => !effect?.wrong)],
        [/right – \(\)/, some(({ effect }) => !effect?.correct)],
      ],
    });
  });

  it("is none where no remedy was tried", () => {
    expect(remediesPicture([], (id) => id)).toBeNull();
  });
});
