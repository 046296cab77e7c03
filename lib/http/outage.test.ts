import { expect, test } from "vitest";
import { outageOf } from "./outage";

test.each([
  ["of ours", Object.assign(new Error("write"), { code: "ENOSPC" })],
  [
    "of the database, below the client's error",
    { code: "P2010", meta: { driverAdapterError: { cause: { originalCode: "53100" } } } },
  ],
  ["below a cause", new Error("outer", { cause: Object.assign(new Error(), { code: "EDQUOT" }) })],
])("a full disk %s is 507 with a sentence", (_, error) => {
  expect(outageOf(error)).toMatchObject({
    code: "no-space",
    message: expect.stringContaining("disk is full"),
  });
});

test.each([
  ["that starts", { code: "P2010", meta: { driverAdapterError: { originalCode: "57P03" } } }],
  ["that cannot be reached", { code: "P1001" }],
  ["that closed the connection", new Error("Connection terminated unexpectedly")],
  [
    "whose connection broke before it was asked",
    new Error("Client has encountered a connection error and is not queryable"),
  ],
  [
    "behind a library that keeps only the words",
    new Error("Failed to get session: Database error. Code: `57P01`. Message: `terminating`"),
  ],
  [
    "that broke a raw query, whose code is not told",
    new Error("Raw query failed. Code: `N/A`. Message: `Server has closed the connection.`"),
  ],
  ["that closed the connection of a transaction", new Error("ConnectionClosed")],
  [
    "whose failure has a kind and no code",
    new Error("outer", { cause: { kind: "TooManyConnections" } }),
  ],
  [
    "without a connection for a transaction",
    new Error("Unable to start a transaction in the given time."),
  ],
  ["below a cause", new Error("outer", { cause: { code: "ECONNREFUSED" } })],
])("a database %s is 503 with a sentence", (_, error) => {
  expect(outageOf(error)).toMatchObject({
    code: "unavailable",
    message: expect.stringContaining("database does not answer"),
  });
});

test.each([
  [
    "below the client's error",
    { code: "P2010", meta: { driverAdapterError: { originalCode: "25006" } } },
  ],
  [
    "in a raw query's words",
    new Error("Raw query failed. Code: `25006`. Message: `cannot execute`"),
  ],
])("a database that takes no writes, told %s, is 503 with a sentence of its own", (_, error) => {
  expect(outageOf(error)).toMatchObject({
    code: "unavailable",
    message: expect.stringContaining("takes no writes"),
  });
});

test("any other failure is none of an outage, a circle of causes included", () => {
  const circular: { cause?: unknown } = {};
  circular.cause = circular;
  expect([new Error("x"), null, "ENOSPC", circular].map(outageOf)).toEqual([
    null,
    null,
    null,
    null,
  ]);
});
