import "server-only";
import { recordSignIn } from "@/lib/audit/record-call";
import { auth } from "@/lib/auth/auth";
import { isOidcOnly } from "@/lib/auth/oidc-settings";
import { AppError } from "@/lib/errors";
import { clientAddress } from "@/lib/http/client-address";
import { errorResponse } from "@/lib/http/error-response";
import { log } from "@/lib/http/log";
import { requestBytes } from "@/lib/http/request-bytes";
import { refuseForeignOrigin } from "@/lib/http/route";
import { isBlank } from "@/lib/http/schema";
import { limits } from "@/lib/limits";
import { paths } from "@/lib/paths";
import { beginSignIn, forgetTry, type SignInWait } from "./sign-in-limits";

const base = "/api/auth";
/** Calls that try a secret of an account that the body does not name. */
const secondFactor = /^\/two-factor\/verify-/;

const withPassword = new Set(["/sign-in/email", "/request-password-reset", "/reset-password"]);

const wrongBy = { password: "wrong e-mail or password", code: "wrong code of the second step" };

const comesBack = /^\/(oauth2\/)?callback\//;

type Fields = Record<string, unknown>;

/**
 * Better Auth's answer, behind what is ours: no link signs anybody in by being opened, guesses are counted by account
 * and by address, failures are logged, and nobody is called or signs in by something that cannot be seen.
 */
export async function answerAuth(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const call = url.pathname.slice(base.length);
  if (request.method === "GET") {
    return call === "/magic-link/verify" ? showLink(url) : auth.handler(request);
  }
  try {
    // A provider may post its answer here; the state that it returns is what shows that it was asked.
    if (!comesBack.test(call)) refuseForeignOrigin(request);
    if (withPassword.has(call) && isOidcOnly())
      throw new AppError("conflict", "nobody signs in by password on this server");
    const body = await readBody(request);
    const fields = fieldsOf(body);
    refuseBlank(fields);
    const again = new Request(request.url, {
      method: request.method,
      headers: request.headers,
      body: body.length === 0 ? null : new Uint8Array(body),
    });
    const account = call === "/sign-in/email" ? String(fields.email ?? "") : null;
    if (account === null && !secondFactor.test(call)) return await auth.handler(again);
    return await answerTry(again, account);
  } catch (error) {
    return errorResponse(error, request);
  }
}

async function answerTry(request: Request, account: string | null): Promise<Response> {
  const address = clientAddress(request.headers);
  const shown = account?.slice(0, 200) ?? null;
  const turn = await beginSignIn(account, address);
  if (turn.kind === "wait") {
    log.warn({ account: shown, address, waitSeconds: turn.seconds }, "a sign-in was held back");
    const reason = "too many failed before";
    await recordSignIn(request, { account: shown, status: 429, reason });
    return tellToWait(turn, request);
  }
  const response = await auth.handler(request);
  const { status } = response;
  const reason = status < 400 ? null : wrongBy[account === null ? "code" : "password"];
  await recordSignIn(request, { account: shown, status, reason });
  if (response.status !== 401) await forgetTry(turn);
  else log.warn({ account: shown, address }, "a sign-in failed");
  return response;
}

function tellToWait({ seconds, of }: SignInWait, request: Request): Response {
  const whose = of === "account" ? "for this account" : "from this address";
  const minutes = Math.ceil(seconds / 60);
  const message = `too many sign-ins failed ${whose}: wait ${minutes} ${minutes === 1 ? "minute" : "minutes"}, then try again`;
  const answer = errorResponse(new AppError("rate-limited", message), request);
  answer.headers.set("retry-after", String(seconds));
  return answer;
}

/** A preview in a chat opens every link; only a press signs in. */
function showLink(url: URL): Response {
  const location = paths.signInLink(url.searchParams.get("token") ?? "");
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}

async function readBody(request: Request): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of requestBytes(request, limits.signInBodyBytes)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function fieldsOf(body: Buffer): Fields {
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    return typeof value === "object" && value !== null ? (value as Fields) : {};
  } catch {
    return {};
  }
}

function refuseBlank(fields: Fields): void {
  for (const column of ["name", "newPassword"]) {
    const value = fields[column];
    if (typeof value !== "string" || !isBlank(value)) continue;
    const message = "holds nothing that can be seen";
    throw new AppError("invalid-input", `${column}: ${message}`, [{ column, message }]);
  }
}
