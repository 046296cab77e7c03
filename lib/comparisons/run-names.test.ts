import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withDistinctNames, withOwnNames } from "./run-names";

const named = (...names: string[]) => names.map((name) => ({ name }));
const namesOf = (...names: string[]) => withOwnNames(named(...names)).rows.map(({ name }) => name);

describe("withOwnNames", () => {
  it("leaves of fifty long names what differs, and tells what they share once", () => {
    const shares = Array.from({ length: 50 }, (_, seed) => [seed * 2, seed] as const);
    const long = shares.map(
      ([unknown, seed]) =>
        `org/model-7b-instruct · lora r16 · lr 2e-4 · unknown ${unknown} % · seed ${seed}`,
    );
    const { rows, sharedName } = withOwnNames(named(...long));
    expect(rows.map(({ name }) => name)).toEqual(
      shares.map(([unknown, seed]) => `unknown ${unknown} % · seed ${seed}`),
    );
    expect(sharedName).toBe("org/model-7b-instruct · lora r16 · lr 2e-4");
  });

  it("keeps short names whole, and those that are not made of the same parts", () => {
    expect(namesOf("a · x", "a · y")).toEqual(["a · x", "a · y"]);
    const odd = ["org/model-7b-instruct · lora r16 · seed 1", "org/model-7b-instruct · seed 2"];
    expect(namesOf(...odd)).toEqual(odd);
    const alone = "org/model-7b-instruct · lora r16 · seed 1";
    expect(namesOf(alone)).toEqual([alone]);
    expect(namesOf(alone, alone)).toEqual([alone, alone]);
  });

  it("keeps names whole that only their separators tell apart", () => {
    const names = [
      "org/model-7b-instruct · lora r16 · seed 1",
      "org/model-7b-instruct | lora r16 | seed 1",
      "org/model-7b-instruct · lora r16 · seed 2",
    ];
    expect(namesOf(...names)).toEqual(names);
  });

  it("never makes two different names the same", () => {
    const part = fc.constantFrom("org/model-7b-instruct", "lora r16", "seed 1", "seed 2", "");
    const separator = fc.constantFrom(" · ", " | ", ", ");
    const name = fc
      .tuple(fc.array(part, { minLength: 1, maxLength: 4 }), separator)
      .map(([parts, by]) => parts.join(by));
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 6 }), (names) => {
        expect(new Set(namesOf(...names)).size).toBe(names.length);
      }),
    );
  });
});

describe("withDistinctNames", () => {
  const row = (slug: string, name: string) => ({ slug, name });

  it("adds the id where runs share a name, and only there", () => {
    const rows = [row("a", "Twin"), row("b", "Twin"), row("c", "Other")];
    expect(withDistinctNames(rows).map(({ name }) => name)).toEqual([
      "Twin (a)",
      "Twin (b)",
      "Other",
    ]);
  });

  it("leaves no runs and one run as they are", () => {
    expect(withDistinctNames([])).toEqual([]);
    expect(withDistinctNames([row("a", "Twin")])).toEqual([row("a", "Twin")]);
  });
});
