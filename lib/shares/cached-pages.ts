import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { processCache } from "@/lib/db/bounded-cache";
import { readTogether } from "@/lib/db/read-together";
import { handedOn } from "@/lib/env";
import { contentPolicy, hashSources } from "@/lib/http/content-policy";
import { log } from "@/lib/http/log";
import { isPersonLooking } from "./bots";
import { countSoon } from "./count-visit";
import { findLivingShare } from "./open-share";
import type { OpenableShare } from "./queries";
import { isUnlockedBy, unlockCookieName } from "./unlock-cookie";

/** A guests' page as it was rendered: its headers, the policy of what it may load among them, and its HTML, packed too. */
type CachedPage = { headers: [string, string][]; html: Buffer; packed: Buffer; etag: string };
/** What is sent of it. */
export type PageResponse = { status: 200 | 304; headers: [string, string][]; body: Buffer | null };

const pack = promisify(gzip);

const maxKeptBytes = 32 * 1024 * 1024;
/** A live page tells the day on which it was read. */
const longestKeptMs = 10_000;

const kept = processCache<CachedPage | null>("pages of links", {
  maxWeight: maxKeptBytes,
  weigh: (page) =>
    page === null ? Number.POSITIVE_INFINITY : page.html.length + page.packed.length + 2048,
});

declare global {
  var onsetRenderSecret: string | undefined;
}

/** Marks our own request for a page to keep; nobody else knows the value. */
export const renderHeader = "x-onset-render";
globalThis.onsetRenderSecret ??= randomBytes(24).toString("hex");

export function isOwnRender(headers: Pick<Headers, "get">): boolean {
  return headers.get(renderHeader) === globalThis.onsetRenderSecret;
}

export type PageRequest = {
  method: string;
  /** "/s/{token}" or "/embed/{token}" */
  pathname: string;
  search: URLSearchParams;
  token: string;
  headers: Pick<Headers, "get" | "has">;
  cookieOf: (name: string) => string | undefined;
};

/** Two hundred guests who come at once ask the database once or twice, not two hundred times. */
const findTogether = readTogether((token) => findLivingShare(token, new Date()));

/**
 * A guests' page that was rendered before, for a browser that opens it: one query tells whether the link still lives
 * and what its page depends on, so that a revoked link, another password or anything new of its data is seen at once.
 * Null where the page is to be rendered for this request alone: a dead or locked link, and whoever asks for no HTML.
 */
export async function readCachedPage(request: PageRequest): Promise<PageResponse | null> {
  const self = handedOn("ONSET_SELF");
  const isPage = request.method === "GET" && /text\/html/.test(request.headers.get("accept") ?? "");
  if (self === "" || !isPage) return null;
  const share = await findTogether(request.token);
  const now = new Date();
  if (share === null || isLocked(share, request, now)) return null;
  const page = await kept
    .get(keyOf(share, request, now), () => render(self, share, request))
    .catch((error) => {
      log.error({ err: error }, "a page to keep could not be rendered");
      return null;
    });
  if (page === null) return null;
  if (isPersonLooking(request.headers)) {
    countSoon(share).catch((error) => log.error({ err: error }, "a view was not counted"));
  }
  return answer(page, request.headers);
}

/** Not to be shown to this visitor as it is. */
function isLocked(share: OpenableShare, { cookieOf, pathname }: PageRequest, now: Date): boolean {
  const isEmbed = pathname.startsWith("/embed/");
  if (isEmbed) return share.passwordHash !== null || !share.allowEmbed;
  if (share.passwordHash === null) return false;
  return !isUnlockedBy(share, cookieOf(unlockCookieName(share)), now);
}

/** Everything that the page depends on; what only counts visits and tries is left out. */
function keyOf(share: OpenableShare, request: PageRequest, now: Date): string {
  const { views, lastViewedAt, failedTries, lastFailedAt, ...shown } = share;
  const time = share.isFrozen ? 0 : Math.floor(now.getTime() / longestKeptMs);
  const { pathname, search } = request;
  const options = pathname.startsWith("/embed/") ? [search.get("theme"), search.get("height")] : [];
  return createHash("sha256")
    .update(JSON.stringify([shown, pathname, options, time]))
    .digest("base64url");
}

const lostHeaders = new Set([
  ...["connection", "content-encoding", "content-length", "date", "keep-alive", "set-cookie"],
  ...["transfer-encoding", "content-security-policy", "vary"],
]);

/** Null where it is no page to keep. */
async function render(
  self: string,
  share: OpenableShare,
  { pathname, search, cookieOf }: PageRequest,
): Promise<CachedPage | null> {
  const name = unlockCookieName(share);
  const response = await fetch(`${self}${pathname}?${search}`, {
    headers: {
      [renderHeader]: globalThis.onsetRenderSecret ?? "",
      accept: "text/html",
      cookie: `${name}=${cookieOf(name) ?? ""}`,
    },
    redirect: "manual",
  });
  const html = Buffer.from(await response.arrayBuffer());
  const isHtml = response.headers.get("content-type")?.startsWith("text/html") ?? false;
  if (response.status !== 200 || !isHtml) return null;
  const policy = contentPolicy({
    scripts: hashSources(html.toString("utf8")),
    ancestors: pathname.startsWith("/embed/") ? "*" : "'none'",
  });
  return {
    headers: [
      ...[...response.headers].filter(([header]) => !lostHeaders.has(header)),
      ["content-security-policy", policy],
      ["vary", "Accept-Encoding"],
    ],
    html,
    packed: await pack(html),
    etag: `W/"${createHash("sha256").update(html).digest("base64url").slice(0, 27)}"`,
  };
}

function answer(
  { headers: kept, html, packed, etag }: CachedPage,
  asked: PageRequest["headers"],
): PageResponse {
  const headers: [string, string][] = [...kept, ["etag", etag]];
  if (asked.get("if-none-match")?.includes(etag)) return { status: 304, headers, body: null };
  if (!takesGzip(asked.get("accept-encoding"))) return { status: 200, headers, body: html };
  return { status: 200, headers: [...headers, ["content-encoding", "gzip"]], body: packed };
}

/** "gzip;q=0" is a no. */
function takesGzip(accepted: string | null): boolean {
  return /(^|[\s,])gzip(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(accepted ?? "");
}
