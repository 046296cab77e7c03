import { expect, test } from "vitest";
import { fullDiskProblem } from "./full-disk";

test.each([
  ["of ours", Object.assign(new Error("write"), { code: "ENOSPC" })],
  [
    "of the database, below the client's error",
    { code: "P2010", meta: { driverAdapterError: { cause: { originalCode: "53100" } } } },
  ],
  ["below a cause", new Error("outer", { cause: Object.assign(new Error(), { code: "EDQUOT" }) })],
])("a full disk %s is 507 with a sentence", (_, error) => {
  expect(fullDiskProblem(error)).toMatchObject({
    code: "no-space",
    message: expect.stringContaining("disk is full"),
  });
});

test("any other failure is none of a full disk, a circle of causes included", () => {
  const circular: { cause?: unknown } = {};
  circular.cause = circular;
  expect([new Error("x"), null, "ENOSPC", circular].map(fullDiskProblem)).toEqual([
    null,
    null,
    null,
    null,
  ]);
});
