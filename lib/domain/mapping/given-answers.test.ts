import { describe, expect, test } from "vitest";
import {
  aboutOf,
  answer,
  answeredMeanings,
  editSeries,
  isSaidByHand,
  nothingGiven,
  saidMapping,
} from "./given-answers";
import type { Mapping, Question, SeriesMeaning } from "./mapping";

const rate = (set: string): SeriesMeaning => ({
  ...{ split: "dev", category: null, set, quantity: "accuracy", scale: "ratio" },
  ...{ n: null, basis: "none" },
});
const keyOf = (set: string) => `eval/${set}/accuracy`;
const meanings = new Map<string, SeriesMeaning | null>([
  [keyOf("g0"), rate("g0")],
  [keyOf("g1"), rate("g1")],
  ["train/loss", null],
]);
const known: Question = {
  id: "known",
  text: "Which sets did the base model know?",
  reason: "The names do not say.",
  chosen: "open",
  options: [
    {
      value: "g0",
      label: "Only g0",
      mapping: {
        series: { [keyOf("g0")]: { category: "Known" }, [keyOf("g1")]: { category: "Unknown" } },
      },
    },
    { value: "open", label: "Leave open", mapping: {} },
  ],
};
const all = (patch: Partial<SeriesMeaning>): Mapping => ({
  series: { [keyOf("g0")]: patch, [keyOf("g1")]: patch },
});
const count: Question = {
  id: "n",
  text: "How many examples are in a set?",
  reason: "Every accuracy is a whole number of 401ths.",
  chosen: "401",
  options: [
    {
      value: "401",
      label: "401, as the file suggests",
      mapping: all({ n: 401, basis: "confirmed" }),
    },
    { value: "open", label: "Leave open", mapping: {} },
  ],
};
const questions = [known, count];
const [g0, g1] = [keyOf("g0"), keyOf("g1")];

describe("answers", () => {
  test("that nobody gave are the questions' defaults", () => {
    const found = answeredMeanings(meanings, questions, nothingGiven);
    expect(found.get(g0)).toEqual({ ...rate("g0"), n: 401, basis: "confirmed" });
    expect(found.get("train/loss")).toBeNull();
  });

  test("about the class and about n do not undo each other, whichever comes last", () => {
    const given = answer(nothingGiven, { question: known, value: "g0", guess: meanings });
    for (const order of [questions, [count, known]]) {
      const found = answeredMeanings(meanings, order, given);
      expect(found.get(g0)).toEqual({
        ...rate("g0"),
        category: "Known",
        n: 401,
        basis: "confirmed",
      });
      expect(found.get(g1)?.category).toBe("Unknown");
    }
  });

  test("by hand win over options, until an option is chosen again", () => {
    const byHand = editSeries(nothingGiven, [g1], { category: "HighlyKnown" });
    expect(answeredMeanings(meanings, questions, byHand).get(g1)?.category).toBe("HighlyKnown");
    expect(isSaidByHand(known, meanings, byHand)).toBe(true);
    expect(isSaidByHand(count, meanings, byHand)).toBe(false);
    const again = answer(byHand, { question: known, value: "g0", guess: meanings });
    expect(answeredMeanings(meanings, questions, again).get(g1)?.category).toBe("Unknown");
    expect(again.edits).toEqual({});
  });

  test("about n leave a class said by hand alone", () => {
    const byHand = editSeries(nothingGiven, [g0], { category: "Known", n: 10, basis: "confirmed" });
    const next = answer(byHand, { question: count, value: "open", guess: meanings });
    expect(answeredMeanings(meanings, questions, next).get(g0)).toEqual({
      ...rate("g0"),
      category: "Known",
    });
  });

  test("tell what a question is about", () => {
    expect(questions.map((question) => aboutOf(question, meanings))).toEqual(["category", "count"]);
    expect(aboutOf({ ...known, options: [] }, meanings)).toBe("other");
  });
});

describe("what was said", () => {
  test("holds the fields that were said and no others, so that the rest is guessed again", () => {
    expect(saidMapping(questions, nothingGiven)).toEqual(all({ n: 401, basis: "confirmed" }));
    const open = answer(nothingGiven, { question: count, value: "open", guess: meanings });
    expect(saidMapping(questions, open)).toEqual({});
  });

  test("names a rate that a person takes for a metric, and a metric taken for a rate", () => {
    const dropped = editSeries(nothingGiven, [g1], null);
    const given = editSeries(dropped, ["train/loss"], { set: "loss" });
    expect(saidMapping([], given)).toEqual({
      series: { [g1]: null, "train/loss": { set: "loss" } },
    });
    expect(answeredMeanings(meanings, [], given).get("train/loss")).toEqual(rate("loss"));
    expect(answeredMeanings(meanings, [], given).get(g1)).toBeNull();
  });

  test("holds the parts of chosen options that are of no series, and what was said last wins", () => {
    const filter: Question = {
      ...known,
      id: "filter",
      chosen: "strict",
      options: [
        { value: "strict", label: "strict", mapping: { filter: "strict", columns: { step: "s" } } },
      ],
    };
    const own = { columns: { epoch: "ep" }, constants: { split: "train" } };
    expect(saidMapping([filter], { ...nothingGiven, own })).toEqual({
      filter: "strict",
      columns: { step: "s", epoch: "ep" },
      constants: { split: "train" },
    });
  });
});
