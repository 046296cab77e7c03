import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import type { Viewer } from "@/lib/auth/viewer";
import { runningCall } from "@/lib/db/notifications";

type Work = () => Promise<void>;

/** What was done to what, where the address of a call does not say it. */
export type NamedChange = {
  action: string;
  target: string;
  details?: object;
  /** Whose trail it belongs to, where the address names no project. */
  project?: string;
  /** Who did it, where the call began before they were known. */
  by?: Viewer;
};

type Call = { id: string; later: Work[]; change: NamedChange | null; asker: string };

const calls = new AsyncLocalStorage<Call>();

/**
 * Runs `work` as one call: what it leaves for later and how it names its change come back with it. Lines of the log
 * and jobs that come of it carry its id, the one of a proxy where it gives one.
 */
export function asCall<T>(
  work: (call: Readonly<Call>) => Promise<T>,
  { id = randomUUID() }: { id?: string | undefined } = {},
): Promise<T> {
  const call: Call = { id, later: [], change: null, asker: "" };
  return calls.run(call, () => work(call));
}

/** The id of the running call; undefined outside of one. */
export function callId(): string | undefined {
  return calls.getStore()?.id;
}

runningCall.id = callId;

/** Says who sent the running call. */
export function nameAsker(viewer: Viewer): void {
  const call = calls.getStore();
  if (call === undefined) return;
  if (viewer.kind === "key") call.asker = viewer.keyId;
  else if (viewer.kind === "user") call.asker = viewer.userId;
}

/** Who sent the running call; "" outside of one, and before it is known. */
export function asker(): string {
  return calls.getStore()?.asker ?? "";
}

/** What a proxy calls the request; nothing that could break a line of the log. */
export function requestIdOf(request: Request): string | undefined {
  const id = request.headers.get("x-request-id") ?? "";
  return /^[A-Za-z0-9_.:-]{8,100}$/.test(id) ? id : undefined;
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
