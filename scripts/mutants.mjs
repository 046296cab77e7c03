import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const usage = `npm run mutants [word...]: breaks each line of scripts/mutants.json, one at a time, and fails where its test
passes all the same. With words: those lines whose description or file holds one of them.`;
const root = path.resolve(import.meta.dirname, "..");
const words = process.argv.slice(2);
if (words.includes("--help")) {
  console.log(usage);
  process.exit(0);
}

/** @type {{ what: string, file: string, find: string, replace: string, test: string }[]} */
const all = JSON.parse(readFileSync(path.join(import.meta.dirname, "mutants.json"), "utf8"));
const chosen = all.filter(
  ({ what, file }) =>
    words.length === 0 || words.some((word) => `${what} ${file}`.toLowerCase().includes(word)),
);

function passes(/** @type {string} */ test) {
  const project = test.includes(".db.test.") ? "db" : "unit*";
  const command = ["node_modules/vitest/vitest.mjs", "run", "--project", project, test];
  return spawnSync(process.execPath, command, { cwd: root, encoding: "utf8" }).status === 0;
}

/** @type {{ file: string, text: string } | null} */
let broken = null;
function mend() {
  if (broken !== null) writeFileSync(broken.file, broken.text);
  broken = null;
}
process.on("exit", mend);
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));

const problems = [];
for (const test of new Set(chosen.map((one) => one.test))) {
  if (!passes(test)) problems.push(`${test} fails on the code as it is`);
}
for (const { what, file, find, replace, test } of problems.length > 0 ? [] : chosen) {
  const place = path.join(root, file);
  const text = readFileSync(place, "utf8");
  if (text.split(find).length !== 2) {
    problems.push(`${file} does not hold this line once: ${find}`);
    continue;
  }
  broken = { file: place, text };
  writeFileSync(
    place,
    text.replace(find, () => replace),
  );
  const survived = passes(test);
  mend();
  console.log(`${survived ? "SURVIVED" : "noticed "} ${what} (${file})`);
  if (survived) problems.push(`${test} does not notice: ${what}`);
}
if (chosen.length === 0) problems.push("no mutant has such words");
for (const problem of problems) console.error(problem);
process.exit(problems.length === 0 ? 0 : 1);
