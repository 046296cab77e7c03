import { readdirSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { Readable } from "node:stream";

type Handler = (
  request: Request,
  context: { params: Promise<Params> },
) => Response | Promise<Response>;
type Params = Record<string, string | string[]>;
type RouteFile = { file: string; segments: string[] };

/** The folder of routes: the sources, or what was built of them. */
const root = process.env.SERVER_PROCESS_APP ?? path.join(process.cwd(), "app");

/** At every place a name stands before `[any]`, and that before `[...rest]`, as Next has it. */
function findRoutes(): RouteFile[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => /^route\.(ts|mjs)$/.test(path.basename(name)))
    .map((name) => ({ file: path.join(root, name), segments: segmentsOf(name) }))
    .sort((a, b) => (rankOf(a) < rankOf(b) ? -1 : 1));
}

/** Folders in round brackets are not of the address. */
function segmentsOf(name: string): string[] {
  return path
    .dirname(name)
    .split(path.sep)
    .filter((part) => !part.startsWith("("));
}

function rankOf({ segments }: RouteFile): string {
  const ranks = segments.map((segment) => {
    if (segment.includes("...")) return "2";
    return segment.startsWith("[") ? "1" : `0${segment}`;
  });
  return ranks.join("/");
}

/** The parameters where the path fits: `[one]` part, or the rest as `[...list]` or `[[...list]]`. */
function paramsOf(segments: readonly string[], parts: readonly string[]): Params | null {
  const params: Params = {};
  for (const [at, segment] of segments.entries()) {
    const rest = /^\[(\[?)\.\.\.(\w+)\]/.exec(segment);
    if (rest !== null) {
      const list = parts.slice(at).map(decodeURIComponent);
      params[rest[2] ?? ""] = list;
      return list.length > 0 || rest[1] === "[" ? params : null;
    }
    const part = parts[at];
    if (part === undefined) return null;
    if (segment.startsWith("[")) params[segment.slice(1, -1)] = decodeURIComponent(part);
    else if (segment !== part) return null;
  }
  return segments.length === parts.length ? params : null;
}

const handlers = new Map<string, Promise<Record<string, Handler>>>();

/** Kept: under test an import asks another process, also for what is there. */
function handlersOf(file: string): Promise<Record<string, Handler>> {
  const known = handlers.get(file);
  if (known !== undefined) return known;
  const read = import(/* @vite-ignore */ file) as Promise<Record<string, Handler>>;
  handlers.set(file, read);
  return read;
}

async function answer(routes: readonly RouteFile[], incoming: IncomingMessage): Promise<Response> {
  const url = new URL(incoming.url ?? "/", "http://127.0.0.1");
  const parts = url.pathname.slice(1).split("/");
  for (const { file, segments } of routes) {
    const params = paramsOf(segments, parts);
    if (params === null) continue;
    const method = incoming.method ?? "GET";
    const handler = (await handlersOf(file))[method];
    if (handler === undefined) return new Response(null, { status: 405 });
    const hasBody = method !== "GET" && method !== "HEAD";
    const request = new Request(url, {
      method,
      headers: Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
      ...(hasBody ? { body: Readable.toWeb(incoming) as BodyInit, duplex: "half" } : {}),
    } as RequestInit);
    return handler(request, { params: Promise.resolve(params) });
  }
  return new Response("<h1>404</h1>", { status: 404, headers: { "content-type": "text/html" } });
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  const cookies = response.headers.getSetCookie();
  outgoing.writeHead(response.status, {
    ...Object.fromEntries(response.headers),
    ...(cookies.length > 0 ? { "set-cookie": cookies } : {}),
  });
  if (response.body !== null) for await (const chunk of response.body) outgoing.write(chunk);
  outgoing.end();
}

/** For tests: the real route handlers behind a port of this machine, any that is free where none is given. */
export async function serveRoutes(at = 0): Promise<{ url: string; close: () => Promise<void> }> {
  const routes = findRoutes();
  const server = createServer((incoming, outgoing) => {
    answer(routes, incoming)
      .then((response) => send(response, outgoing))
      .catch((error: unknown) => outgoing.destroy(error instanceof Error ? error : undefined));
  });
  await new Promise<void>((resolve) => server.listen(at, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, close };
}
