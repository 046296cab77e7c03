import "server-only";
import { type LookupAddress, lookup } from "node:dns";
import { request as overHttp } from "node:http";
import { request as overHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { setting } from "@/lib/env";
import { isPrivateAddress, readAllowed } from "./private-address";

const patienceMs = 10_000;

/** What came back, or why nothing did; the sentence is for whoever set the address. */
export type Answered = { status: number; sentence: string } | { status: null; sentence: string };

/** Looks a name up; only tests give another. */
export type Resolve = (
  host: string,
  done: (error: Error | null, found: LookupAddress[]) => void,
) => void;

const resolveByDns: Resolve = (host, done) => lookup(host, { all: true }, done);

class NotAllowed extends Error {}

/**
 * POSTs a body to an address that a user gave. The address that the name has at the moment of connecting is looked at,
 * so that no name leads into a network of one's own, unless ONSET_WEBHOOK_ALLOW names it. Redirects are not followed.
 */
export async function postOutside(
  address: string,
  sent: { body: string; headers?: Record<string, string> },
  { resolve = resolveByDns, patience = patienceMs }: { resolve?: Resolve; patience?: number } = {},
): Promise<Answered> {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    return { status: null, sentence: "is not an address such as https://hooks.example.com/onset" };
  }
  try {
    return await post(url, sent, { resolve, patience });
  } catch (error) {
    return { status: null, sentence: problemOf(error, url, patience) };
  }
}

function post(
  url: URL,
  { body, headers = {} }: { body: string; headers?: Record<string, string> },
  { resolve, patience }: { resolve: Resolve; patience: number },
): Promise<Answered> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  // A literal address is connected to without a look-up.
  if (isIP(host) !== 0) refusePrivate(host, host);
  return new Promise((done, fail) => {
    const begin = url.protocol === "https:" ? overHttps : overHttp;
    const call = begin(url, {
      method: "POST",
      agent: false,
      lookup: guarded(resolve),
      headers: {
        "content-type": "application/json; charset=utf-8",
        "content-length": Buffer.byteLength(body),
        "user-agent": "Onset",
        ...headers,
      },
    });
    // Of the whole call: a receiver that sends a byte now and then would hold it for ever.
    const timer = setTimeout(() => call.destroy(new TimedOut()), patience);
    call.on("close", () => clearTimeout(timer));
    call.on("error", fail);
    call.on("response", (response) => {
      const status = response.statusCode ?? 0;
      const { location } = response.headers;
      done({ status, sentence: answerWords(status, location) });
      // What it says besides is nobody's business here.
      call.destroy();
    });
    call.end(body);
  });
}

class TimedOut extends Error {}

function guarded(resolve: Resolve): LookupFunction {
  return (host, options, done) => {
    resolve(host, (error, found) => {
      if (error !== null) return done(error, "");
      try {
        for (const { address } of found) refusePrivate(host, address);
      } catch (refusal) {
        return done(refusal as NodeJS.ErrnoException, "");
      }
      const [first] = found;
      if (first === undefined) return done(new Error("the name has no address"), "");
      if (options.all) return done(null, found);
      done(null, first.address, first.family);
    });
  };
}

function refusePrivate(host: string, address: string): void {
  if (!isPrivateAddress(address)) return;
  const allowed = readAllowed(setting("ONSET_WEBHOOK_ALLOW") ?? "");
  if (!allowed?.(host, address)) throw new NotAllowed(address);
}

function answerWords(status: number, location: string | undefined): string {
  const where = location === undefined ? "" : ` and points to ${location.slice(0, 200)}`;
  if (status >= 300 && status < 400)
    return `answered ${status}${where}: redirects are not followed`;
  return `answered ${status}`;
}

function problemOf(error: unknown, { host }: URL, patience: number): string {
  if (error instanceof NotAllowed) {
    return `${host} leads to ${error.message}, an address inside a private network; whoever runs this server can allow it (ONSET_WEBHOOK_ALLOW)`;
  }
  if (error instanceof TimedOut) return `${host} did not answer within ${patience / 1000} s`;
  const { code } = error as NodeJS.ErrnoException;
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return `there is no ${host}`;
  if (code === "ECONNREFUSED") return `${host} refuses connections`;
  if (code?.startsWith("ERR_TLS") || code?.includes("CERT") || code?.includes("SIGNED")) {
    return `${host} has no valid certificate (${code})`;
  }
  return `${host} cannot be reached (${code ?? (error as Error).message})`;
}
