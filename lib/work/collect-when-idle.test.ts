import { expect, it } from "vitest";
import { restAfterWork } from "./collect-when-idle";

/** What is said at each look at a process that was busy for these shares of the time. */
const saidAt = (...utilizations: number[]) => utilizations.map(restAfterWork());

it("a process comes to rest once after each spell of work, its start the first", () => {
  expect(saidAt(0.9, 0.4, 0.01, 0, 0, 0.3, 0.02, 0.01)).toEqual([
    ...[false, false, true, false, false],
    ...[false, true, false],
  ]);
});

it("a process that waits from its start on is at rest at the first look", () => {
  expect(saidAt(0, 0)).toEqual([true, false]);
});

it("a process that is never idle never comes to rest", () => {
  expect(saidAt(1, 0.05, 0.06)).toEqual([false, false, false]);
});
