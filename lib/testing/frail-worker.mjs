import { existsSync, writeFileSync } from "node:fs";

/**
 * A worker thread for tests of those that end at their work.
 * @param {{ task: string, given: any[] }} call
 */
export default async function work({ task, given }) {
  const [first] = given;
  if (task === "double") return { value: first * 2 };
  if (task === "refuse")
    return { refusal: { code: "not-found", message: "no such run", details: [] } };
  if (task === "fail") return { fault: new TypeError("a bug") };
  if (task === "die once" && !existsSync(first)) {
    writeFileSync(first, "");
    process.exit(1);
  }
  if (task === "die once") return { value: "made again" };
  /** @type {number[][]} */
  const held = [];
  for (;;) held.push(Array.from({ length: 100_000 }, (_, index) => index + held.length));
}
