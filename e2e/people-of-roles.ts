import { randomUUID } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import pg from "pg";
import { readConnection } from "@/lib/db/connection-file";

export const password = "correct horse battery";

/** Runs `work` on the server's database: what no page can make, such as the people of a role without their mails. */
async function withDatabase<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: readConnection(process.env.ONSET_E2E_DATA_DIR ?? "")?.url,
  });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A person with a password, and a role in the project where one is given; tells the address to sign in with. */
export function createPerson(
  name: string,
  {
    project,
    role,
    isAdministrator = false,
  }: { project?: string; role?: string; isAdministrator?: boolean },
): Promise<string> {
  const id = randomUUID();
  const email = `${name.toLowerCase().replaceAll(" ", "-")}-${id.slice(0, 8)}@example.org`;
  return withDatabase(async (client) => {
    await client.query(
      `INSERT INTO "user" ("id", "name", "email", "isAdministrator", "updatedAt") VALUES ($1, $2, $3, $4, now())`,
      [id, name, email, isAdministrator],
    );
    await client.query(
      `INSERT INTO "account" ("id", "accountId", "providerId", "userId", "password", "updatedAt")
       VALUES ($1, $1, 'credential', $1, $2, now())`,
      [id, await hashPassword(password)],
    );
    if (project !== undefined) {
      await client.query(
        `INSERT INTO "member" ("projectId", "userId", "role")
         SELECT "id", $2, $3 FROM "project" WHERE "slug" = $1`,
        [project, id, role],
      );
    }
    return email;
  });
}
