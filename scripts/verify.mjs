import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { auditPackages } from "./audit-packages.mjs";
import { build, isBuilt } from "./build.mjs";
import { installChromium, wantsChromium } from "./chromium.mjs";
import { generateClient, install, isInstalled } from "./install.mjs";
import { findPython, installPython } from "./python.mjs";
import { node, root, run, stopRunning } from "./run-command.mjs";
import { stage } from "./stage.mjs";

const reports = mkdtempSync(path.join(tmpdir(), "onset-verify-"));
// The account postgres of a root run must pass through.
chmodSync(reports, 0o711);
const env = { CI: "1", NO_COLOR: "1", FORCE_COLOR: undefined, NEXT_TELEMETRY_DISABLED: "1" };

/** @type {string[]} */
const failedStages = [];
let isStopped = false;
const counts = { passed: 0, failed: 0 };
/** @type {string[]} */
const atSecondTry = [];

/** A stage that others do not need: its failure is shown, and the next one runs. @param {string} title @param {() => unknown} work */
async function check(title, work) {
  try {
    await stage(title, work);
  } catch (error) {
    if (isStopped) throw new Error("Stopped");
    failedStages.push(title);
    console.log(error instanceof Error ? error.message.trim() : error);
  }
}

/** @param {string} bin @param {string[]} parameters @param {Record<string, string | undefined>} [more] */
function tool(bin, parameters, more = {}) {
  const file = path.join(root, "node_modules", bin);
  return run(node, [file, ...parameters], { env: { ...env, ...more } });
}

/** @param {string} name */
function readReport(name) {
  try {
    return JSON.parse(readFileSync(path.join(reports, name), "utf8"));
  } catch {
    return null;
  }
}

/** @param {string} project */
async function vitest(project) {
  const report = `${project.replace("*", "")}.json`;
  const outputFile = path.join(reports, report);
  try {
    await tool("vitest/vitest.mjs", [
      "run",
      `--project=${project}`,
      "--reporter=dot",
      "--reporter=json",
      `--outputFile=${outputFile}`,
    ]);
  } finally {
    const result = readReport(report);
    counts.passed += result?.numPassedTests ?? 0;
    counts.failed += result?.numFailedTests ?? 0;
  }
}

/** @typedef {{ file: string, suites?: Suite[], specs?: { title: string, tests: { status: string }[] }[] }} Suite */

/** The journeys of Playwright's report that passed only when tried again. @param {Suite} suite @returns {string[]} */
function flakyIn({ file, suites = [], specs = [] }) {
  const own = specs.filter(({ tests }) => tests.some(({ status }) => status === "flaky"));
  return [...own.map(({ title }) => `${file}: ${title}`), ...suites.flatMap(flakyIn)];
}

async function playwright() {
  try {
    await tool("@playwright/test/cli.js", ["test", "--reporter=dot,json"], {
      // Playwright gives its server FORCE_COLOR, and Node warns of both.
      NO_COLOR: undefined,
      PLAYWRIGHT_JSON_OUTPUT_NAME: path.join(reports, "e2e.json"),
      ONSET_E2E_DATA_DIR: path.join(reports, "data"),
    });
  } finally {
    const report = readReport("e2e.json");
    const { expected = 0, flaky = 0, unexpected = 0 } = report?.stats ?? {};
    counts.passed += expected + flaky;
    counts.failed += unexpected;
    atSecondTry.push(...(report?.suites ?? []).flatMap(flakyIn));
  }
}

/** The built server is killed in each way once or so; what it found is in the output of a failure. */
function faults() {
  const flags = ["--conditions=react-server", "--import", "tsx"];
  return run(node, [...flags, path.join(root, "bench/faults.ts"), "--minutes", "1"], { env });
}

async function verify() {
  if (!isInstalled()) await stage("Install packages", install);
  await generateClient();
  if (wantsChromium()) await stage("Install Chromium", installChromium);
  if (!findPython()) await stage("Install python3", installPython);
  await check("Lint", () => tool("@biomejs/biome/bin/biome", ["ci", "--colors=off"]));
  await check("Types", async () => {
    await tool("next/dist/bin/next", ["typegen"]);
    await tool("typescript/bin/tsc", ["--noEmit"]);
  });
  let found = "";
  await check("Known weaknesses", () => {
    found = auditPackages();
  });
  if (found !== "") console.log(found);
  await check("Dead code", () => tool("knip/bin/knip.js", ["--no-progress"]));
  await check("Unit tests", () => vitest("unit*"));
  await check("Database tests", () => vitest("db*"));
  if (!isBuilt()) await stage("Build", build);
  await check("Faults for a minute", faults);
  await check("Journeys", playwright);
}

for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) {
  process.on(signal, () => {
    isStopped = true;
    stopRunning();
  });
}

const startedAt = performance.now();
try {
  await verify();
} catch (error) {
  failedStages.push("verify");
  console.log(error instanceof Error ? error.message.trim() : error);
} finally {
  rmSync(reports, { recursive: true, force: true });
}
console.log(`${"All".padEnd(22)} ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
if (failedStages.length > 0) {
  console.log(`Failed: ${failedStages.join(", ")}`);
  process.exitCode = 1;
}
for (const name of atSecondTry) console.log(`Passed at the second try: ${name}`);
console.log(`${counts.passed} passed, ${counts.failed} failed`);
