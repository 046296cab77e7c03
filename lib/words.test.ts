import { existsSync, globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

/** Said by templates that list their claims; `lib/domain/findings/claims.test.ts` draws analyses for all of them. */
const templates = ["finding-words", "headline-words", "reason-words"].map(
  (name) => `lib/domain/findings/${name}.ts`,
);

/** What somebody did or may do, what a control is for, how a link or a file is called. */
const deeds = [
  ...["alerts/rule-words", "audit/audit-words", "projects/left-words", "projects/scorer-words"],
  ...["runs/decision/chosen-words", "runs/list/action-words", "runs/list/order-words"],
  ...["shares/preview/drawable-words", "shares/report-words", "shares/share-words"],
  ...["uploads/new-upload/stored-words", "uploads/run-uploads/history-words"],
  "uploads/upload-list/changed-words",
];

/** What a thing is called, or how a number is written: true of every run. The method's line names the method alone. */
const labels = [
  ...["exports/method-words", "comparisons/curves/points-words", "runs/page/population-words"],
  ...["checkpoint", "outcome", "transition"].map((name) => `runs/examples/${name}-words`),
  ...["uploads/mapping-control/set-words", "uploads/role-words", "members/people-words"],
];

const names = [...deeds, ...labels].map((name) => `components/${name}.ts`);
const namesOfDomain = ["compare/setting", "knowledge/examples", "mapping/name"].map(
  (name) => `lib/domain/${name}-words.ts`,
);

const exempt = [...templates, ...names, ...namesOfDomain];
const files = globSync("{components,lib}/**/*-words.ts");
const text = (file: string) => readFileSync(file, "utf8");

function hasClaims(file: string): boolean {
  const own = file.replace(/\.ts$/, ".test.ts");
  return existsSync(own) && text(own).includes("expectClaims");
}

/** What SCIENCE.md section 13 ties to a condition, as far as it cannot be a thing's name. */
const tied = /unlearn|forgets|due to|as good as|no worse|hallucinates|no fall|goes with/i;

describe("words", () => {
  test("that say what was found in a run have their claims tested beside them", () => {
    const bare = files.filter((file) => !exempt.includes(file) && !hasClaims(file));
    expect(bare).toEqual([]);
  });

  test("that only name things are there, and say nothing that takes a condition", () => {
    expect(exempt.filter((file) => !files.includes(file))).toEqual([]);
    expect(exempt.filter((file) => !templates.includes(file) && hasClaims(file))).toEqual([]);
    const strings = (file: string) => text(file).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
    const claiming = [...names, ...namesOfDomain].filter((file) => tied.test(strings(file)));
    expect(claiming).toEqual([]);
  });
});
