import { expect, test } from "vitest";
import { GET } from "./route";

test("the contract is given without a key", async () => {
  const response = GET();
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ openapi: expect.stringMatching(/^3\.1/) });
});
