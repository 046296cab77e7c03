import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { nameStatements } from "@/lib/db/statement-names";
import { setting } from "@/lib/env";
import { type Prisma, PrismaClient } from "@/prisma/generated/client";

export type Transaction = Prisma.TransactionClient;

function createClient() {
  const client = new PrismaClient({
    log: [{ emit: "event", level: "query" }],
    adapter: new PrismaPg(
      {
        // A build imports this file without a database; the name appears in the error of the first query.
        connectionString: setting("DATABASE_URL") ?? "postgresql://database-url-is-not-set/onset",
        max: setting("DATABASE_POOL_SIZE"),
      },
      // The driver takes undefined for no name, which its type does not say.
      { statementNameGenerator: nameStatements() as (query: { sql: string }) => string },
    ),
  });
  client.$on("query", ({ query, duration }) => globalThis.onsetQueryListener?.(query, duration));
  return client;
}

declare global {
  var onsetDatabase: PrismaClient | undefined;
  /** Hears every statement, without its values, and how many milliseconds it took. */
  var onsetQueryListener: ((statement: string, ms: number) => void) | undefined;
}

/** One client per process; connects at the first query. Reloads of `next dev` keep it. */
export const db: PrismaClient = globalThis.onsetDatabase ?? createClient();
globalThis.onsetDatabase = db;
