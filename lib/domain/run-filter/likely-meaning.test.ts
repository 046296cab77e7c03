import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { choiceMeant, jointMeant, signMeant } from "./likely-meaning";

describe("jointMeant", () => {
  test.each([
    ["andd", "and"],
    ["adn", "and"],
    ["AN", "and"],
    ["&", "and"],
    ["plus", "and"],
    ["ro", "or"],
    ["orr", "or"],
    ["|", "or"],
  ])("takes %s for %s", (text, meant) => {
    expect(jointMeant(text)).toBe(`; did you mean "${meant}"?`);
  });

  test.each(["banana", "b", "constructor", "5", ""])("says nothing of %j", (text) => {
    expect(jointMeant(text)).toBe("");
  });
});

describe("signMeant", () => {
  test.each([
    ["is", "="],
    ["EQUALS", "="],
    ["below", "<"],
    ["over", ">"],
    ["contains", "~"],
    ["not", "!="],
  ])("takes %s for %s", (text, meant) => {
    expect(signMeant(text)).toBe(`; did you mean "${meant}"?`);
  });

  test.each(["lora", "__proto__", "toString", ""])("says nothing of %j", (text) => {
    expect(signMeant(text)).toBe("");
  });
});

test("choiceMeant offers only what there is to choose", () => {
  const choices = ["running", "finished", "failed"];
  expect(choiceMeant("FINISHD", choices)).toBe('; did you mean "finished"?');
  fc.assert(
    fc.property(fc.string(), (text) => {
      const said = choiceMeant(text, choices);
      const offered = choices.map((choice) => `; did you mean "${choice}"?`);
      expect(["", ...offered]).toContain(said);
    }),
  );
});
