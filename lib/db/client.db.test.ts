import { expect, it } from "vitest";
import { db } from "@/lib/db/client";

it("answers from a database of its own for each test file", async () => {
  const rows = await db.$queryRaw<{ name: string }[]>`SELECT current_database() AS name`;
  expect(rows[0]?.name).toMatch(/^onset_test_[0-9a-f]{8}_[0-9a-f]{12}$/);
});
