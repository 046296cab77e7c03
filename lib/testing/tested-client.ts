import type { PrismaClient } from "@/prisma/generated/client";

/** What the code under test asks by, to watch it or to break it; tests themselves ask by a client of their own. */
export function testedClient(): PrismaClient {
  const client = globalThis.onsetDatabase;
  if (client === undefined) throw new Error("the code under test has not opened the database");
  return client;
}
