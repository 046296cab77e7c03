import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";

type Work = () => Promise<void>;

/** What was done to what, where the address of a call does not say it. */
export type NamedChange = { action: string; target: string; details?: object };

type Call = { later: Work[]; change: NamedChange | null };

const calls = new AsyncLocalStorage<Call>();

/** Runs `work` as one call: what it leaves for later and how it names its change come back with it. */
export function asCall<T>(work: (call: Readonly<Call>) => Promise<T>): Promise<T> {
  const call: Call = { later: [], change: null };
  return calls.run(call, () => work(call));
}

/** Keeps `work` until the call's answer is known; false outside a call. */
export function keepForLater(work: Work): boolean {
  const call = calls.getStore();
  call?.later.push(work);
  return call !== undefined;
}

/** Says what the running call changes, for the audit trail; outside a call nobody asks. */
export function nameChange(change: NamedChange): void {
  const call = calls.getStore();
  if (call !== undefined) call.change = change;
}
