import { spawnSync } from "node:child_process";
import { root } from "./run-command.mjs";

/** @typedef {{ metadata?: { vulnerabilities?: Record<string, number> }, vulnerabilities?: Record<string, { severity: string }> }} Report */

const serious = new Set(["high", "critical"]);

/**
 * What npm's answer says of the packages that run: their known weaknesses, or null where the registry gave none.
 * @param {string} output
 * @returns {{ name: string, severity: string }[] | null}
 */
export function readAudit(output) {
  try {
    const report = /** @type {Report} */ (JSON.parse(output));
    if (report.metadata?.vulnerabilities === undefined) return null;
    return Object.entries(report.vulnerabilities ?? {}).map(([name, { severity }]) => ({
      name,
      severity,
    }));
  } catch {
    return null;
  }
}

/**
 * Asks the registry for known weaknesses of what runs. Tells what it found in a sentence, "" for nothing, or that it could
 * not ask; throws for a serious one.
 */
export function auditPackages() {
  const { stdout } = spawnSync("npm", ["audit", "--omit=dev", "--json"], {
    cwd: root,
    encoding: "utf8",
    timeout: 60_000,
  });
  const found = readAudit(stdout ?? "");
  if (found === null) return "  not checked: the registry did not answer";
  const named = found.map(({ name, severity }) => `${name} (${severity})`).join(", ");
  if (found.some(({ severity }) => serious.has(severity))) {
    throw new Error(`packages that run have serious known weaknesses: ${named}`);
  }
  return named === "" ? "" : `  lesser ones: ${named}`;
}
