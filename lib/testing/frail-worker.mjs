import { existsSync, writeFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";

/**
 * A worker thread for tests of those that end at their work.
 * @param {{ task: string, given: any[], began?: Int32Array }} call
 */
export default async function work({ task, given, began }) {
  if (began) {
    Atomics.store(began, 0, 1);
    Atomics.notify(began, 0);
  }
  const [first] = given;
  if (task === "double") return { value: first * 2 };
  if (task === "wait for") {
    while (!existsSync(first)) await delay(5);
    return { value: first };
  }
  if (task === "refuse")
    return { refusal: { code: "not-found", message: "no such run", details: [] } };
  if (task === "fail") return { fault: new TypeError("a bug") };
  if (task === "die once" && !existsSync(first)) {
    writeFileSync(first, "");
    process.exit(1);
  }
  if (task === "die once") return { value: "made again" };
  for (; task === "go on for ever"; ) {}
  if (task !== "grow") return { fault: new TypeError(`no task ${task}`) };
  /** @type {number[][]} */
  const held = [];
  for (;;) held.push(Array.from({ length: 100_000 }, (_, index) => index + held.length));
}
