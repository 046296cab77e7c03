import "server-only";
import type { z } from "zod";
import type { Viewer } from "@/lib/auth/viewer";
import { openToRead } from "@/lib/projects/access";
import { alertKinds } from "./choices";
import { type FeedRow, listFeed } from "./queries";
import type { FeedItem, feedQuery } from "./schema";

/** What happened in a project, newest first: who uploaded or changed what, and what was found of its runs. */
export async function getFeed(
  viewer: Viewer,
  project: string,
  { limit, before }: z.output<typeof feedQuery>,
): Promise<{ items: FeedItem[]; nextCursor: string | null }> {
  const scope = await openToRead(viewer, project);
  const rows = await listFeed(scope, { limit, before: before ? new Date(before) : null });
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return { items: rows.map(toItem), nextCursor: last?.at.toISOString() ?? null };
}

function toItem(row: FeedRow): FeedItem {
  const kind = alertKinds.find((known) => known === row.kind);
  return {
    at: row.at.toISOString(),
    kind: kind ?? (row.kind === "upload" ? "upload" : "change"),
    actor: row.actor,
    run: row.slug,
    runName: row.name,
    sentence: row.sentence ?? sentenceOf(row),
  };
}

const changes: Record<string, string> = {
  undo: "undid an upload of",
  restore: "brought back an upload of",
  move: "moved an upload of",
  drop: "dropped checkpoints of",
  "restore-drop": "brought back checkpoints of",
  mapping: "said what metrics mean of",
  delete: "deleted",
  undelete: "brought back",
};

function sentenceOf({ kind, actor, name, details }: FeedRow): string {
  const who = actor ?? "Somebody";
  if (kind !== "upload") return `${who} ${changes[kind] ?? `changed (${kind})`} ${name}`;
  const count = (key: string) => Number(details[key] ?? 0);
  const checkpoints = count("checkpoints");
  if (checkpoints > 0) return `${who} uploaded ${many(checkpoints, "checkpoint")} to ${name}`;
  if (count("metrics") > 0)
    return `${who} uploaded ${many(count("metrics"), "metric point")} to ${name}`;
  return `${who} uploaded ${many(count("rows"), "row")} to ${name}`;
}

function many(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
