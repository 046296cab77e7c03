import { expect, test } from "vitest";
import { readAudit } from "./audit-packages.mjs";

test("a report names the packages with a known weakness", () => {
  const report = {
    metadata: { vulnerabilities: { high: 1, low: 1, total: 2 } },
    vulnerabilities: { left: { severity: "high" }, pad: { severity: "low" } },
  };
  expect(readAudit(JSON.stringify(report))).toEqual([
    { name: "left", severity: "high" },
    { name: "pad", severity: "low" },
  ]);
  const clean = { metadata: { vulnerabilities: { total: 0 } }, vulnerabilities: {} };
  expect(readAudit(JSON.stringify(clean))).toEqual([]);
});

test.each([
  ["a registry that does not audit", '{"message":"405 Method Not Allowed","error":{}}'],
  ["no network", '{"error":{"code":"ENOTFOUND"}}'],
  ["no answer", ""],
])("%s is not taken for a clean report", (_, output) => expect(readAudit(output)).toBeNull());
