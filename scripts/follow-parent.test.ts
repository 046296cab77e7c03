import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { afterEach, expect, test } from "vitest";

let child: ChildProcess;
afterEach(() => {
  child.kill("SIGKILL");
});

/** A process as the start script makes it, and what it tells. */
function run(script: string, env: Record<string, string> = {}) {
  const preload = path.resolve("scripts/follow-parent.cjs");
  child = spawn(process.execPath, ["--require", preload, "-e", script], {
    env: { ...process.env, ...env, ONSET_PARENT: String(process.pid) },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const told: unknown[] = [];
  const waiting: ((message: unknown) => void)[] = [];
  child.on("message", (message) => {
    const next = waiting.shift();
    next ? next(message) : told.push(message);
  });
  return () =>
    told.length > 0
      ? Promise.resolve(told.shift())
      : new Promise<unknown>((resolve) => waiting.push(resolve));
}

test("a server that the start script makes gives uploads the time they take, as long as bytes come", async () => {
  const hear = run(`const { requestTimeout, timeout } = require("node:http").createServer(() => {});
    process.send({ requestTimeout, timeout });`);
  expect(await hear()).toEqual({ requestTimeout: 0, timeout: 600_000 });
});

const server = `const { createServer } = require("node:http");
  const server = createServer((request, response) => response.end(request.url));
  server.listen(0, "127.0.0.1", () => process.send(server.address().port));
  server.on("connection", () => process.send("connected"));
  process.on("message", (message) => message === "are you there?" && process.send("yes"));`;

test("a server that waits for its database takes requests and answers them all once it is told that all is there", async () => {
  const hear = run(server, { ONSET_WAITS: "on" });
  const port = await hear();
  const answered: string[] = [];
  const answers = ["a", "b"].map(async (name) => {
    const answer = await fetch(`http://127.0.0.1:${port}/${name}`);
    answered.push(await answer.text());
  });
  expect([await hear(), await hear()]).toEqual(["connected", "connected"]);
  child.send("are you there?");
  expect([await hear(), answered]).toEqual(["yes", []]);
  child.send("prepared");
  await Promise.all(answers);
  expect(answered.sort()).toEqual(["/a", "/b"]);
  expect(await (await fetch(`http://127.0.0.1:${port}/c`)).text()).toBe("/c");
});

test("a server that need not wait answers at once", async () => {
  const port = await run(server)();
  expect(await (await fetch(`http://127.0.0.1:${port}/a`)).text()).toBe("/a");
});
