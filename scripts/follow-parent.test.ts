import { spawn } from "node:child_process";
import path from "node:path";
import { expect, test } from "vitest";

test("a server that the start script makes gives uploads the time they take, as long as bytes come", async () => {
  const script = `const { requestTimeout, timeout } = require("node:http").createServer(() => {});
    process.send({ requestTimeout, timeout }, () => process.exit(0));`;
  const preload = path.resolve("scripts/follow-parent.cjs");
  const child = spawn(process.execPath, ["--require", preload, "-e", script], {
    env: { ...process.env, ONSET_PARENT: String(process.pid) },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const told = await new Promise((resolve) => child.once("message", resolve));
  expect(told).toEqual({ requestTimeout: 0, timeout: 600_000 });
});
