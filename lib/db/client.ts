import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { setting } from "@/lib/env";
import { type Prisma, PrismaClient } from "@/prisma/generated/client";

export type Transaction = Prisma.TransactionClient;

function createClient() {
  return new PrismaClient({
    adapter: new PrismaPg({
      // A build imports this file without a database; the name appears in the error of the first query.
      connectionString: setting("DATABASE_URL") ?? "postgresql://database-url-is-not-set/onset",
      max: setting("DATABASE_POOL_SIZE"),
    }),
  });
}

declare global {
  var onsetDatabase: PrismaClient | undefined;
}

/** One client per process; connects at the first query. Reloads of `next dev` keep it. */
export const db: PrismaClient = globalThis.onsetDatabase ?? createClient();
globalThis.onsetDatabase = db;
