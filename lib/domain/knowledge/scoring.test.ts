import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createScorer,
  cutAnswer,
  defaultAbstentionPhrases,
  isAbstention,
  isCorrect,
  normalizeAnswer,
  scorers,
  textScorers,
} from "@/lib/domain/knowledge/scoring";
import { outcomes } from "@/lib/domain/outcomes/outcomes";
import golden from "./scoring.golden.json";

const { correct, incorrect, abstained } = outcomes;
const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string(),
  fc.constantFrom("the", "A.", "É", "idk", "IDK!"),
);

describe("normalizeAnswer", () => {
  // golden: the published SQuAD and TriviaQA normalize_answer, run in Python after NFC.
  it.each(golden.normalized)("agrees with the published scripts on $text", (row) => {
    expect(normalizeAnswer("squad", row.text)).toBe(row.squad);
    expect(normalizeAnswer("triviaqa", row.text)).toBe(row.triviaqa);
  });

  it("only trims for exact", () => {
    expect(normalizeAnswer("exact", " The  Beatles!\n")).toBe("The  Beatles!");
  });

  it("removes an article only where an accent does not belong to it", () => {
    expect(normalizeAnswer("squad", "a\u0301 b")).toBe("á b");
    expect(normalizeAnswer("squad", "a.\u0301 b")).toBe("á b");
  });

  it("changes nothing when applied a second time", () => {
    fc.assert(
      fc.property(fc.constantFrom(...scorers), anyText, (scorer, text) => {
        const once = normalizeAnswer(scorer, text);
        expect(normalizeAnswer(scorer, once)).toBe(once);
      }),
    );
  });

  it("reads an ASCII text as it reads the same text before a word with an accent", () => {
    const ascii = fc.oneof(
      fc.string(),
      fc
        .array(fc.constantFrom("a", "An", "the", "THE", "a.n", "they", "_", " ", "\n", ",", "7"))
        .map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(fc.constantFrom("squad", "triviaqa", "contains"), ascii, (scorer, text) => {
        const alone = normalizeAnswer(scorer, text);
        expect(normalizeAnswer(scorer, `${text} é`)).toBe(`${alone} é`.trim());
      }),
    );
  });

  it("treats composed and decomposed accents alike in squad and triviaqa", () => {
    fc.assert(
      fc.property(fc.constantFrom("squad", "triviaqa"), anyText, (scorer, text) => {
        expect(normalizeAnswer(scorer, text.normalize("NFD"))).toBe(
          normalizeAnswer(scorer, text.normalize("NFC")),
        );
      }),
    );
  });
});

describe("cutAnswer", () => {
  it.each(golden.cut)("agrees with Python on $text cut at $stopTexts", (row) => {
    expect(cutAnswer(row.text, row.stopTexts)).toBe(row.answer);
  });

  it("leaves a trimmed beginning of the answer without any stop text, and cuts it no further", () => {
    fc.assert(
      fc.property(anyText, fc.array(fc.string({ minLength: 1 })), (text, stops) => {
        const answer = cutAnswer(text, stops);
        expect(text.trim().startsWith(answer)).toBe(true);
        expect(answer.trim()).toBe(answer);
        for (const stop of stops) expect(answer.includes(stop)).toBe(false);
        expect(cutAnswer(answer, stops)).toBe(answer);
      }),
    );
  });
});

describe("isCorrect", () => {
  it.each([
    ["exact", "Paris ", true],
    ["exact", "paris", false],
    ["squad", "paris.", true],
    ["squad", "the Paris", true],
    ["squad", "Paris, France", false],
    ["triviaqa", "_Paris_", true],
  ] as const)("%s scores %j against Paris as %s", (scorer, prediction, expected) => {
    expect(isCorrect(scorer, prediction, ["Lutetia", "Paris"])).toBe(expected);
  });

  it("separates hyphenated words only in triviaqa", () => {
    expect(isCorrect("squad", "Spider-Man", ["Spider Man"])).toBe(false);
    expect(isCorrect("triviaqa", "Spider-Man", ["Spider Man"])).toBe(true);
  });

  it("tells composed from decomposed accents only in exact, which compares bytes", () => {
    expect(isCorrect("exact", "Espan\u0303a", ["España"])).toBe(false);
    expect(isCorrect("squad", "Espan\u0303a", ["España"])).toBe(true);
  });

  it("is false when there is no accepted answer", () => {
    expect(isCorrect("squad", "Paris", [])).toBe(false);
  });

  it("accepts whatever squad does by contains, and nothing by judged", () => {
    fc.assert(
      fc.property(anyText, fc.array(anyText), (prediction, answers) => {
        if (isCorrect("squad", prediction, answers))
          expect(isCorrect("contains", prediction, answers)).toBe(true);
        expect(isCorrect("judged", prediction, answers)).toBe(false);
      }),
    );
  });

  it("finds by contains an alias between other words, wherever it stands", () => {
    const word = fc.stringMatching(/^[b-z]{2,8}$/).filter((text) => text !== "the");
    fc.assert(
      fc.property(fc.array(word), word, fc.array(word), (before, alias, after) => {
        const sentence = [...before, alias, ...after].join(" ");
        expect(isCorrect("contains", sentence, [alias])).toBe(true);
        const glued = [...before, `x${alias}`, `${alias}x`, ...after].join(" ");
        const isElsewhere = [...before, ...after].includes(alias);
        expect(isCorrect("contains", glued, [alias])).toBe(isElsewhere);
      }),
    );
  });

  it("accepts every alias as its own answer", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...textScorers),
        fc.array(anyText, { minLength: 1 }),
        (scorer, answers) => {
          for (const answer of answers) expect(isCorrect(scorer, answer, answers)).toBe(true);
        },
      ),
    );
  });
});

describe("isAbstention", () => {
  it.each([
    "",
    "  \n",
    "I don't know.",
    "i DONT know",
    "IDK",
    "Unknown",
    "I do not know!",
    "unsure",
  ])("recognises %j", (prediction) => {
    expect(isAbstention(prediction, defaultAbstentionPhrases)).toBe(true);
  });

  it.each(["I don't know Paris", "unknown soldier", "...", "0"])(
    "lets %j pass as an answer",
    (prediction) => {
      expect(isAbstention(prediction, defaultAbstentionPhrases)).toBe(false);
    },
  );

  it("ignores blank phrases", () => {
    expect(isAbstention("the", ["", " "])).toBe(false);
  });

  it("still sees a blank prediction when there are no phrases", () => {
    expect(isAbstention(" ", [])).toBe(true);
  });
});

describe("createScorer", () => {
  const rule = {
    scorer: "squad",
    abstentionPhrases: defaultAbstentionPhrases,
    stopTexts: ["\n"],
  } as const;

  // golden: the rules of SCIENCE.md section 3, written again in Python; whoever ports them can test with it.
  it.each(golden.scored)("agrees with Python on $prediction for $answers", (row) => {
    for (const scorer of textScorers) {
      const score = createScorer({ ...rule, scorer, stopTexts: row.stopTexts });
      expect(`${scorer} ${score(row.prediction, row.answers)}`).toBe(
        `${scorer} ${outcomes[row[scorer] as keyof typeof outcomes]}`,
      );
    }
  });

  it("leaves an answer without a verdict open by judged, unless it abstains", () => {
    const score = createScorer({ ...rule, scorer: "judged" });
    expect([score("Paris", ["Paris"]), score("idk", ["Paris"]), score(" ", ["Paris"])]).toEqual([
      outcomes.notEvaluated,
      abstained,
      abstained,
    ]);
  });

  it("tells correct, incorrect and abstained apart", () => {
    const score = createScorer(rule);
    const answers = ["The Beatles"];
    expect(
      ["beatles", "Rolling Stones", "I don’t know", "i don't know", ""].map((p) =>
        score(p, answers),
      ),
    ).toEqual([correct, incorrect, incorrect, abstained, abstained]);
  });

  it("looks at abstention before the accepted answers", () => {
    expect(createScorer(rule)("Unknown", ["Unknown"])).toBe(abstained);
    expect(createScorer({ ...rule, scorer: "exact" })("Unknown", ["Unknown"])).toBe(abstained);
    expect(createScorer({ ...rule, abstentionPhrases: [] })("Unknown", ["Unknown"])).toBe(correct);
  });

  it("abstains by phrase after squad whatever the scorer", () => {
    for (const scorer of scorers) {
      expect(createScorer({ ...rule, scorer })("  I DON'T know. ", ["x"])).toBe(abstained);
    }
  });

  it("keeps the answers of two examples apart", () => {
    const score = createScorer(rule);
    const [paris, rome] = [["Paris"], ["Rome"]];
    expect([
      score("Paris", paris),
      score("Paris", rome),
      score("Rome", rome),
      score("Paris", paris),
    ]).toEqual([correct, incorrect, correct, correct]);
  });

  it("agrees with isAbstention and isCorrect on anything", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...textScorers),
        anyText,
        fc.array(anyText),
        (scorer, prediction, answers) => {
          const score = createScorer({ ...rule, scorer, stopTexts: [] });
          const answered = isCorrect(scorer, prediction, answers) ? correct : incorrect;
          const expected = isAbstention(prediction, defaultAbstentionPhrases)
            ? abstained
            : answered;
          expect(score(prediction, answers)).toBe(expected);
          expect(score(prediction, answers)).toBe(expected);
        },
      ),
    );
  });
});
