import { AsyncLocalStorage } from "node:async_hooks";

/** Whom a call to Better Auth turned out to be about; the id is null while nobody has the address here. */
export type Asker = { userId: string | null; name: string; email: string };

const askers = new AsyncLocalStorage<{ asker: Asker | null }>();

/** Runs `work`, and tells whom Better Auth found on the way, whether it let them in or not. */
export async function findAsker<T>(
  work: () => Promise<T>,
): Promise<{ result: T; asker: Asker | null }> {
  const found = { asker: null };
  const result = await askers.run(found, work);
  return { result, asker: found.asker };
}

/** For Better Auth's hooks; outside of `findAsker` nobody asks. */
export function noteAsker(asker: Asker): void {
  const store = askers.getStore();
  if (store !== undefined) store.asker = asker;
}
