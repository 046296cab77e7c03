import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createDrawCounter,
  createLabeller,
  type StoredDraws,
} from "@/lib/domain/knowledge/draw-counts";
import {
  defaultAbstentionPhrases,
  defaultStopTexts,
  type Scorer,
  scorers,
} from "@/lib/domain/knowledge/scoring";

function rule(scorer: Scorer, stopTexts = defaultStopTexts(scorer)) {
  return { scorer, abstentionPhrases: defaultAbstentionPhrases, stopTexts };
}

function texts(greedy: string[], sampled: string[] = []): StoredDraws {
  return {
    ...{ greedy, sampled, greedyCount: greedy.length, sampledCount: sampled.length },
    ...{ greedyCorrect: null, sampledCorrect: null },
  };
}

function counts(greedyCorrect: number, greedyCount: number, sampled = [0, 0]): StoredDraws {
  const [sampledCorrect = 0, sampledCount = 0] = sampled;
  return { greedy: [], sampled: [], greedyCount, greedyCorrect, sampledCount, sampledCorrect };
}

describe("labels from draws", () => {
  it("are the same from texts as from counts of the right ones, whatever the scorer", () => {
    const draw = fc.constantFrom("Paris", "London", "idk");
    const cases = fc.record({
      scorer: fc.constantFrom("exact", "squad", "triviaqa", "contains"),
      greedy: fc.array(draw, { minLength: 1, maxLength: 6 }),
      sampled: fc.array(draw, { maxLength: 6 }),
    });
    fc.assert(
      fc.property(cases, ({ scorer, greedy, sampled }) => {
        const right = (drawn: string[]) => drawn.filter((text) => text === "Paris").length;
        const label = createLabeller(rule(scorer as Scorer));
        const drawnCounts = counts(right(greedy), greedy.length, [right(sampled), sampled.length]);
        expect(label(texts(greedy, sampled), ["Paris"])).toEqual(label(drawnCounts, []));
      }),
    );
  });

  // The example of API.md: 7 of 10 greedy, 31 of 160 sampled.
  it("come from counts by the table of SliCK", () => {
    expect(createLabeller(rule("exact"))(counts(7, 10, [31, 160]), ["x"])).toEqual({
      ...{ category: "MaybeKnown", pCorrectGreedy: 0.7, pCorrectSampled: 31 / 160 },
    });
  });

  it("follow the sender's verdicts by judged, and the texts by every other scorer", () => {
    const draws = { ...texts(["Paris"], ["London"]), greedyCorrect: 0, sampledCorrect: 1 };
    const categories = scorers.map((name) => createLabeller(rule(name))(draws, ["Paris"]).category);
    expect(categories).toEqual([
      "HighlyKnown",
      "HighlyKnown",
      "HighlyKnown",
      "HighlyKnown",
      "WeaklyKnown",
    ]);
  });

  it("are none by judged where nobody judged", () => {
    expect(createLabeller(rule("judged"))(texts(["Paris"]), ["Paris"]).category).toBeNull();
  });

  it("count as many draws as there are texts where counts were not kept yet", () => {
    const old = { ...texts(["Paris", "x"]), greedyCount: null, sampledCount: null };
    expect(createDrawCounter(rule("exact"))(old, ["Paris"])).toEqual({
      ...{ correctGreedy: 1, greedy: 2, correctSampled: 0, sampled: 0 },
    });
  });
});

type Batch = {
  correct_answer: string[];
  greedy_completion: string;
  sampled_completions: string[];
  string_matching_greedy_label: string;
  string_matching_sampled_labels: string[];
};

const sample =
  "../shared/samples/closed-book-qa/javiferran__sae_entities/dataset/processed/triviaqa/gemma-2b-it/batch_19.json";

// Field note F14: one greedy and ten sampled answers of gemma-2b-it to 233 questions of TriviaQA.
describe.skipIf(!existsSync(sample))("labels of 233 answers in sentences", () => {
  const rows = (): Batch[] => JSON.parse(readFileSync(sample, "utf8"));
  const isRight = (verdict: string) => verdict === "correct";

  function categories(scorer: Scorer, stopTexts?: readonly string[]) {
    const label = createLabeller(rule(scorer, stopTexts ?? defaultStopTexts(scorer)));
    const found: Record<string, number> = {};
    for (const row of rows()) {
      const verdicts = row.string_matching_sampled_labels;
      const draws = {
        ...texts([row.greedy_completion], row.sampled_completions),
        greedyCorrect: Number(isRight(row.string_matching_greedy_label)),
        sampledCorrect: verdicts.filter(isRight).length,
      };
      const category = label(draws, row.correct_answer).category ?? "none";
      found[category] = (found[category] ?? 0) + 1;
    }
    return found;
  }

  it("are 72, 34 and 127 by contains with answers cut at line breaks", () => {
    expect(categories("contains")).toEqual({ HighlyKnown: 72, WeaklyKnown: 34, Unknown: 127 });
  });

  it("are 73, 34 and 126 by contains with answers as they are", () => {
    const whole = categories("contains", []);
    expect(whole).toEqual({ HighlyKnown: 73, WeaklyKnown: 34, Unknown: 126 });
  });

  it("are 74, 37 and 122 by the verdicts of the file", () => {
    expect(categories("judged")).toEqual({ HighlyKnown: 74, WeaklyKnown: 37, Unknown: 122 });
  });
});
