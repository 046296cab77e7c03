import { describe, expect, it } from "vitest";
import {
  findingText,
  inWords,
  percentWords,
  pointsWords,
  positionWords,
  sentence,
  strong,
  tellOnly,
} from "@/lib/domain/findings/finding-words";

describe("words of a finding", () => {
  it("print one decimal for percentages, none for all and nothing", () => {
    expect([0.8475, 1, 0, 33 / 600, 0.9996].map(percentWords)).toEqual([
      "84.8 %",
      "100 %",
      "0 %",
      "5.5 %",
      "100 %",
    ]);
  });

  it("print points without sign", () => {
    expect(pointsWords(-0.31)).toBe("31.0");
  });

  it("print whole epochs without a decimal", () => {
    expect([30, 2.5, 4.25].map(positionWords)).toEqual(["30", "2.5", "4.3"]);
  });

  it("join segments into the plain sentence", () => {
    expect(findingText(sentence("fall", "By ", strong("epoch 3"), "."))).toBe("By epoch 3.");
  });
});

describe("findings for people who know only some runs", () => {
  const control = { text: "the control a", isStrong: false, of: { run: "a", isControl: true } };
  const held = sentence("attribution", "More than by ", control, ".");
  const fallen = sentence("fall", strong("a fell", { run: "a" }), ", a worse word than b.");
  const told = (shown: string) => tellOnly([held, fallen], (run) => run === shown).map(findingText);

  it("say of a control that is not shown only that it is one, and nothing that names another such run", () => {
    expect(told("b")).toEqual(["More than by a control run."]);
  });

  it("say all of runs that are shown, whatever letters the words are made of", () => {
    expect(told("a")).toEqual(["More than by the control a.", "a fell, a worse word than b."]);
  });

  it("keep no id of a control that is not shown", () => {
    expect(JSON.stringify(tellOnly([held], () => false))).not.toContain('"a"');
  });

  it("can be given in words alone", () => {
    expect(inWords(fallen.segments)[0]).toEqual({ text: "a fell", isStrong: true });
  });
});
