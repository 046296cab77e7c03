import { expect, it } from "vitest";
import { TestShares } from "@/app/api/v1/test-shares";
import { db } from "@/lib/db/client";
import { countSoon } from "./count-visit";

it("loses no view of many at once, and writes them in a few goes", async () => {
  const shares = await TestShares.create();
  const { id } = await shares.make();
  const { projectId } = await db.share.findFirstOrThrow({ where: { id } });
  const share = { projectId, id };
  await Promise.all(Array.from({ length: 100 }, () => countSoon(share)));
  const row = await db.share.findFirstOrThrow({ where: { id } });
  expect(row.views).toBe(100);
  await countSoon(share);
  expect((await db.share.findFirstOrThrow({ where: { id } })).views).toBe(101);
});
