import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/prisma/generated/client";

declare global {
  var onsetTestDatabase: PrismaClient | undefined;
}

export type { Transaction } from "../db/client";

/** What tests themselves ask by: their statements are not those of the code under test. */
export const db: PrismaClient =
  globalThis.onsetTestDatabase ??
  new PrismaClient({
    adapter: new PrismaPg({ connectionString: process.env.DATABASE_URL, max: 4 }),
  });
globalThis.onsetTestDatabase = db;
