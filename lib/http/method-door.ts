import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { handedOn } from "@/lib/env";
import type { Door } from "./front-door";

const known = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const apis = /^\/(api|mlflow\/[^/]+\/api)\//;

/**
 * A wrong method is answered in our form, with those that are allowed. Next answers 405 without a word, and fails at
 * methods that it does not know, such as TRACE.
 */
export const methodDoor: Door = (request, response) => {
  const { method = "", url = "" } = request;
  if (!known.includes(method)) {
    refuse(response, method, known.join(", "));
    return Promise.resolve(true);
  }
  if (apis.test(url)) completeRefusal(request, response);
  return null;
};

function completeRefusal(request: IncomingMessage, response: ServerResponse): void {
  const { method = "", url = "" } = request;
  const { writeHead, end } = response;
  let isBare = false;
  response.writeHead = ((...given: Parameters<ServerResponse["writeHead"]>) => {
    isBare = given[0] === 405 && !response.hasHeader("allow");
    return isBare ? response : writeHead.apply(response, given);
  }) as ServerResponse["writeHead"];
  response.end = ((...given: Parameters<ServerResponse["end"]>) => {
    isBare ||= response.statusCode === 405 && !response.headersSent && !response.hasHeader("allow");
    response.writeHead = writeHead;
    response.end = end;
    if (!isBare) return response.end(...given);
    readAllowed(url).then((allowed) => refuse(response, method, allowed));
    return response;
  }) as ServerResponse["end"];
}

/** Next says which methods a route has to whoever asks for its OPTIONS, and to nobody else. */
async function readAllowed(url: string): Promise<string> {
  const self = handedOn("ONSET_SELF");
  if (self === "") return "";
  const answer = await fetch(`${self}${url}`, { method: "OPTIONS" }).catch(() => null);
  return answer?.headers.get("allow") ?? "";
}

function refuse(response: ServerResponse, method: string, allowed: string): void {
  const rest = allowed === "" ? "" : `; allowed here: ${allowed}`;
  const error = {
    code: "method-not-allowed",
    message: `${method} is not allowed here${rest}`,
    details: [],
  };
  const body = JSON.stringify({ error });
  response.statusCode = 405;
  response.setHeader("allow", allowed);
  response.setHeader("content-type", "application/json");
  response.setHeader("content-length", Buffer.byteLength(body));
  response.end(response.req.method === "HEAD" ? undefined : body);
}
