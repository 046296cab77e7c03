import "server-only";
import pg from "pg";
import { setting } from "@/lib/env";
import type { Transaction } from "./client";
import { toJsonb } from "./jsonb";

/** A run or dataset changed; slugs, so that listeners need no query to know whom it concerns. */
export type Change = {
  project: string;
  run: string;
  isDeleted?: boolean;
  /** The call that changed it, as the log names it. */
  by?: string | undefined;
};
type Listener = (change: Change) => void;

const channel = "onset";
const longestPauseMs = 10_000;

/** One listening connection a process, however many browsers watch; it comes back by itself when it breaks. */
class Notifications {
  private readonly listeners = new Set<Listener>();
  private client: pg.Client | null = null;
  private pauseMs = 250;
  private connecting: Promise<void> = Promise.resolve();

  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    if (this.client === null) this.connecting = this.connect();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.disconnect();
    };
  }

  /** Settles once the connection listens, or was tried in vain. */
  whenConnected(): Promise<void> {
    return this.connecting;
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({ connectionString: setting("DATABASE_URL"), keepAlive: true });
    this.client = client;
    client.on("notification", ({ payload }) => this.tell(payload));
    client.on("error", () => this.reconnect(client));
    client.on("end", () => this.reconnect(client));
    try {
      await client.connect();
      await client.query(`LISTEN ${channel}`);
      this.pauseMs = 250;
    } catch {
      this.reconnect(client);
    }
  }

  private reconnect(client: pg.Client): void {
    if (this.client !== client) return;
    this.client = null;
    client.end().catch(() => undefined);
    if (this.listeners.size === 0) return;
    setTimeout(() => {
      if (this.client === null && this.listeners.size > 0) void this.connect();
    }, this.pauseMs).unref();
    this.pauseMs = Math.min(longestPauseMs, this.pauseMs * 2);
  }

  private disconnect(): void {
    const { client } = this;
    this.client = null;
    client?.end().catch(() => undefined);
  }

  private tell(payload: string | undefined): void {
    const change = JSON.parse(payload ?? "null") as Change | null;
    if (change !== null) for (const listener of this.listeners) listener(change);
  }
}

declare global {
  var onsetNotifications: Notifications | undefined;
}

/**
 * Calls `listener` for every change committed once `isListening` has settled; a change between the call and
 * then may be missed. `end` ends it.
 */
export function subscribeToChanges(listener: Listener): {
  isListening: Promise<void>;
  end: () => void;
} {
  globalThis.onsetNotifications ??= new Notifications();
  const end = globalThis.onsetNotifications.subscribe(listener);
  return { isListening: globalThis.onsetNotifications.whenConnected(), end };
}

/** Who knows which call is running says so here. */
export const runningCall: { id: () => string | undefined } = { id: () => undefined };

/** Tells every listening process, once the transaction is in, that a run changed. */
export async function announce(tx: Transaction, change: Change): Promise<void> {
  await tx.$queryRaw`SELECT pg_notify('onset', ${toJsonb({ ...change, by: runningCall.id() })})::text`;
}
