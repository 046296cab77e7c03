import "server-only";
import type { IncomingMessage } from "node:http";
import type { Door } from "@/lib/http/front-door";
import { log } from "@/lib/http/log";
import { isOwnRender, type PageRequest, readCachedPage } from "./cached-pages";

const pages = /^\/(?:s|embed)\/([^/?]+)\/?(?:\?|$)/;

/** Gives guests the pages that are kept, packed as they lie there. */
export const keptPageDoor: Door = (request, response) => {
  const { method, url = "" } = request;
  const token = method === "GET" ? pages.exec(url)?.[1] : undefined;
  if (token === undefined) return null;
  const asked = pageRequest(request, token);
  if (isOwnRender(asked.headers)) return null;
  return readCachedPage(asked)
    .then((page) => {
      if (page === null) return false;
      response.statusCode = page.status;
      for (const [name, value] of page.headers) response.setHeader(name, value);
      if (page.body !== null) response.setHeader("content-length", page.body.length);
      response.end(page.body);
      return true;
    })
    .catch((error) => {
      log.error({ err: error }, "a kept page could not be read");
      return false;
    });
};

function pageRequest(
  { method = "", url = "", headers }: IncomingMessage,
  token: string,
): PageRequest {
  const { pathname, searchParams: search } = new URL(url, "http://self");
  const get = (name: string) => {
    const value = headers[name];
    return Array.isArray(value) ? value.join(", ") : (value ?? null);
  };
  const cookieOf = (name: string) =>
    headers.cookie
      ?.split(/; */)
      .find((pair) => pair.startsWith(`${name}=`))
      ?.slice(name.length + 1);
  return {
    method,
    pathname,
    search,
    token,
    headers: { get, has: (name) => get(name) !== null },
    cookieOf,
  };
}
