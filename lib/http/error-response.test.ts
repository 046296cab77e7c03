import { expect, test, vi } from "vitest";
import { errorResponse } from "./error-response";
import { log } from "./log";

test("in an outage every refused call has a line in the log, and its cause is there once a minute", () => {
  vi.useFakeTimers();
  const error = vi.spyOn(log, "error").mockReturnValue(undefined);
  const outage = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  const fail = () => errorResponse(outage, new Request("http://localhost:3000/api/v1/projects"));
  expect([fail(), fail()].map(({ status }) => status)).toEqual([503, 503]);
  vi.advanceTimersByTime(60_000);
  fail();
  const fields = error.mock.calls.map(([given]) => given);
  expect(fields).toEqual([{ err: outage }, {}, { err: outage }]);
  vi.useRealTimers();
});
