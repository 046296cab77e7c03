import "server-only";
import { timingSafeEqual } from "node:crypto";
import { hashSecretToken } from "@/lib/auth/secret-token";
import type { Viewer } from "@/lib/auth/viewer";
import { viewIn } from "@/lib/db/json-columns";
import { AppError } from "@/lib/errors";
import { frozenContent } from "./frozen-content";
import { LiveContent } from "./live-content";
import { findShareByHash, type OpenableShare } from "./queries";
import { sharedContentOf } from "./shared-content";
import type { LinkView } from "./shared-view";
import { type StoredTarget, targetOf } from "./stored-target";

const longestToken = 200;

/**
 * The link of a token, while it lives. Unknown, truncated, paused, expired, revoked and live without its runs
 * are one answer, null, after the same one read of the same index.
 */
export async function findLivingShare(token: string, now: Date): Promise<OpenableShare | null> {
  const tokenHash = hashSecretToken(token.slice(0, longestToken));
  const row = await findShareByHash(tokenHash, now);
  const stored = Buffer.from(row?.tokenHash ?? "0".repeat(64));
  const isSame = timingSafeEqual(stored, Buffer.from(tokenHash));
  return row !== null && isSame ? row : null;
}

/** All that the link shows, computed now or as it was frozen; null when what it showed live is gone. */
export async function readSharedView(share: OpenableShare): Promise<LinkView | null> {
  const shown = share.isFrozen ? await readFrozen(share) : await readLive(share);
  if (shown === null) return null;
  const view = {
    title: share.title ?? shown.name,
    note: share.note,
    project: share.project.name,
    mode: share.isFrozen ? "frozen" : "live",
    checksum: share.checksum,
    allow: { downloads: share.allowDownloads, embed: share.allowEmbed },
    content: shown.content,
  };
  return view as LinkView;
}

async function readFrozen(share: OpenableShare) {
  const content = await frozenContent(share);
  return content && { content, name: share.title ?? "Shared chart" };
}

const live = new LiveContent<Awaited<ReturnType<typeof sharedContentOf>> | null>();

async function readLive(share: OpenableShare) {
  const shown = await live.read(share, () => computeLive(share));
  return shown && { ...shown, content: { ...shown.content, asOf: new Date().toISOString() } };
}

async function computeLive(share: OpenableShare) {
  const target = targetOf(share);
  try {
    return await sharedContentOf(viewerOf(share, target), {
      project: share.project.slug,
      target,
      view: viewIn(share.view),
      allow: { examples: share.allowExamples, chooser: share.allowChooser },
    });
  } catch (error) {
    if (error instanceof AppError && error.code === "not-found") return null;
    throw error;
  }
}

/** Whoever holds the token, with the rights of the link: its runs, by their ids, so a later run of the same name is not shown. */
function viewerOf(share: OpenableShare, { runIds }: StoredTarget): Viewer {
  return { kind: "share", projectId: share.projectId, runIds };
}
