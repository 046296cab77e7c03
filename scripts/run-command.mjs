import { spawn } from "node:child_process";
import path from "node:path";

/** The project's folder, from `scripts` and from what a build makes of it. */
export const root = import.meta.dirname.replace(/(?:[\\/]\.next)?[\\/]scripts$/, "");

/** Node 24 from node_modules, whatever the machine has. */
export const node = path.join(root, "node_modules/.bin/node");

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

export function stopRunning() {
  for (const child of running) child.kill("SIGTERM");
}

export class CommandFailed extends Error {}

/**
 * Runs a command and keeps its output; a failure carries the output.
 * @param {string} command
 * @param {readonly string[]} parameters
 * @param {{ env?: Record<string, string | undefined> }} [options]
 * @returns {Promise<string>}
 */
export function run(command, parameters, { env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    running.add(child);
    child.on("close", () => running.delete(child));
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", (text) => {
        output += text;
      });
    }
    child.on("error", (error) => reject(new CommandFailed(`${command}: ${error.message}`)));
    child.on("close", (code) => (code === 0 ? resolve(output) : reject(new CommandFailed(output))));
  });
}
