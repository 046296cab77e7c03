import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ScorerTally, scorerWarning, type TextRules } from "@/lib/domain/knowledge/scorer-tally";
import {
  defaultAbstentionPhrases,
  defaultStopTexts,
  type Scorer,
} from "@/lib/domain/knowledge/scoring";

function rule(scorer: Scorer) {
  return {
    scorer,
    abstentionPhrases: defaultAbstentionPhrases,
    stopTexts: defaultStopTexts(scorer),
  };
}

const rules: TextRules = {
  exact: rule("exact"),
  squad: rule("squad"),
  triviaqa: rule("triviaqa"),
  contains: rule("contains"),
};
const choose = "Choose.";

function tallyOf(texts: readonly string[], answer: string, most?: number): ScorerTally {
  const tally = new ScorerTally(rules, most);
  for (const text of texts) tally.add(text, [answer]);
  return tally;
}

const sentences = (count: number) => Array.from({ length: count }, () => "It is Paris.");

describe("a scorer that finds almost nothing right", () => {
  it("is told with what the others find in the same answers", () => {
    const tally = tallyOf([...sentences(30), ...Array(10).fill("Rome")], "Paris");
    expect(scorerWarning(tally, { scorer: "exact", isAlways: false, choose })).toBe(
      "of 40 answers, exact finds 0 right, contains 30, squad 0, triviaqa 0: which is yours? Choose.",
    );
    expect(scorerWarning(tally, { scorer: "contains", isAlways: true, choose })).toBeNull();
  });

  it("is not told of a handful of answers, nor where it finds two in a hundred", () => {
    expect(
      scorerWarning(tallyOf(sentences(19), "Paris"), { scorer: "exact", isAlways: true, choose }),
    ).toBeNull();
    const some = tallyOf([...sentences(98), "Paris", "Paris"], "Paris");
    expect(scorerWarning(some, { scorer: "exact", isAlways: true, choose })).toBeNull();
  });

  it("is no mistake of a checkpoint where the others find nothing either, but is said of a base model", () => {
    const tally = tallyOf(Array(30).fill("Rome"), "Paris");
    expect(scorerWarning(tally, { scorer: "squad", isAlways: false, choose })).toBeNull();
    expect(scorerWarning(tally, { scorer: "squad", isAlways: true, choose })).toContain(
      "the answers belong to other questions",
    );
  });

  it("is told by a sample of a long file, evenly spread", () => {
    const texts = Array.from({ length: 10_000 }, (_, at) => (at < 5000 ? "It is Paris." : "Rome"));
    const { answers, seen, right } = tallyOf(texts, "Paris", 100).counts();
    expect(seen).toBe(10_000);
    expect(answers).toBeGreaterThanOrEqual(50);
    expect(answers).toBeLessThanOrEqual(100);
    expect(Math.abs(right.contains / answers - 0.5)).toBeLessThan(0.02);
  });
});

const sample =
  "../shared/samples/closed-book-qa/javiferran__sae_entities/dataset/processed/triviaqa/gemma-2b-it/batch_19.json";

describe.skipIf(!existsSync(sample))("233 answers in sentences", () => {
  // Field note F14: 72 of 233 by contains after the default cut; no answer is the alias alone.
  it("are found right by contains only, and the warning says so", () => {
    const rows: { correct_answer: string[]; greedy_completion: string }[] = JSON.parse(
      readFileSync(sample, "utf8"),
    );
    const tally = new ScorerTally(rules);
    for (const row of rows) tally.add(row.greedy_completion, row.correct_answer);
    expect(scorerWarning(tally, { scorer: "exact", isAlways: true, choose })).toContain(
      "of 233 answers, exact finds 0 right, contains 72,",
    );
  });
});
