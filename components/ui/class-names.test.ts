import { globSync, readFileSync } from "node:fs";
import { extendTailwindMerge } from "tailwind-merge";
import { expect, test } from "vitest";
import { classNames } from "./class-names";

const oracle = extendTailwindMerge({
  cacheSize: 0,
  extend: {
    theme: {
      shadow: ["pop"],
      text: ["title", "finding", "figure", "headline", "body", "caption", "tick"],
    },
  },
});

/** Tailwind's classes in the words of the source, as tailwind-merge knows them: one of two equal ones stays. */
function classesOfTheApp(): string[] {
  const sources = globSync("{app,components}/**/*.{ts,tsx}").filter(
    (file) => !/\.test\.|class-names/.test(file),
  );
  const words = sources.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/["'`]([^"'`\n]*)["'`]/g)].flatMap(([, text = ""]) =>
      text.split(/\s+/),
    ),
  );
  const plain = words.map((word) => word.replace(/^.*[a-z\])]:(?=[a-z-])/, ""));
  const classes = [...new Set(plain)].filter(
    (word) => /^-?[a-z]/.test(word) && oracle(`${word} ${word}`) === word,
  );
  // Of those that differ in a number one; in what stands in brackets two, which may set different things.
  const kindOf = (word: string) =>
    word.replaceAll(/\[.*\]|\(.*\)/g, "[]").replaceAll(/[\d./]+/g, "#");
  return [...Map.groupBy(classes, kindOf)].flatMap(([kind, alike]) =>
    alike.slice(0, kind.includes("[]") ? 2 : 1),
  );
}

test("of two classes of the app the same one stays as with tailwind-merge", () => {
  const classes = classesOfTheApp();
  expect(classes.length).toBeGreaterThan(200);
  const differing = classes.flatMap((first) =>
    classes.flatMap((second) => {
      // Hidden as a whole is hidden on either axis.
      if (/^overflow-[xy]-/.test(first) && second.startsWith("line-clamp-")) return [];
      const expected = oracle(`${first} ${second}`);
      const merged = classNames(first, second);
      return merged === expected ? [] : [`${first} ${second}: ${merged}, not ${expected}`];
    }),
  );
  expect(differing.slice(0, 20)).toEqual([]);
});

test("a class gives way only under the same variants", () => {
  expect(classNames("px-3 max-sm:px-1 hover:px-2", "px-4 max-sm:px-2")).toBe(
    "hover:px-2 px-4 max-sm:px-2",
  );
  expect(classNames("[&_td:first-child]:pl-2 pl-3", "[&_td:first-child]:pl-0")).toBe(
    "pl-3 [&_td:first-child]:pl-0",
  );
});

test("sides that a shorthand sets give way to it, and it to none of them", () => {
  expect(classNames("pt-2 pl-1", "p-4", "px-6")).toBe("p-4 px-6");
});

test("what is no class of Tailwind's stays, and what is false is left out", () => {
  expect(classNames("own", false, null, ["p-1", { "p-2": true, "p-3": false }])).toBe("own p-2");
});
