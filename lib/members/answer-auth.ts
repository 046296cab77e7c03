import "server-only";
import { recordEntry } from "@/lib/audit/record-entry";
import { type Asker, findAsker } from "@/lib/auth/asker";
import { auth, signsIn } from "@/lib/auth/auth";
import { isOidcOnly } from "@/lib/auth/oidc-settings";
import { signInProblem } from "@/lib/auth/sign-in-problems";
import { auditName } from "@/lib/auth/viewer";
import { AppError } from "@/lib/errors";
import { clientAddress } from "@/lib/http/client-address";
import { errorResponse } from "@/lib/http/error-response";
import { log } from "@/lib/http/log";
import { requestBytes } from "@/lib/http/request-bytes";
import { refuseForeignOrigin } from "@/lib/http/route";
import { isBlank } from "@/lib/http/schema";
import { limits } from "@/lib/limits";
import { paths } from "@/lib/paths";
import { describeAuthCall } from "./describe-auth-call";
import { beginSignIn, forgetTry, type SignInWait } from "./sign-in-limits";

const base = "/api/auth";
/** Calls that try a secret of an account that the body does not name. */
const secondFactor = /^\/two-factor\/verify-/;

const withPassword = new Set(["/sign-in/email", "/request-password-reset", "/reset-password"]);

const wrongBy = { password: "wrong e-mail or password", code: "wrong code of the second step" };

const comesBack = /^\/(oauth2\/)?callback\//;

type Fields = Record<string, unknown>;

/** A call as it is known before it is answered: who has the session, and which account it names. */
type Asked = { call: string; before: Asker | null; named: string | null };

/**
 * Better Auth's answer, behind what is ours: no link signs anybody in by being opened, guesses are counted by account
 * and by address, failures are logged, nobody is called or signs in by something that cannot be seen, and what was done
 * or refused is in the server's trail.
 */
export async function answerAuth(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const call = url.pathname.slice(base.length);
  if (request.method === "GET" && !comesBack.test(call)) {
    return call === "/magic-link/verify" ? showLink(url) : auth.handler(request);
  }
  const asked: Asked = { call, before: null, named: null };
  const { result: response, asker } = await findAsker(() => answerAsked(request, asked));
  await recordAsked(request, asked, { response, asker });
  return response;
}

async function answerAsked(request: Request, asked: Asked): Promise<Response> {
  const { call } = asked;
  try {
    // A provider may post its answer here; the state that it returns is what shows that it was asked.
    if (!comesBack.test(call)) refuseForeignOrigin(request);
    asked.before = await readAsker(request.headers);
    if (request.method === "GET") return await auth.handler(request);
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
    asked.named = typeof fields.email === "string" ? fields.email.slice(0, 200) : null;
    const account = call === "/sign-in/email" ? String(fields.email ?? "") : null;
    if (account === null && !secondFactor.test(call)) return await auth.handler(again);
    return await answerTry(again, account);
  } catch (error) {
    return errorResponse(error, request);
  }
}

async function readAsker(headers: Headers): Promise<Asker | null> {
  const session = await auth.api.getSession({ headers });
  if (session === null) return null;
  const { id, name, email } = session.user;
  return { userId: id, name, email };
}

async function answerTry(request: Request, account: string | null): Promise<Response> {
  const address = clientAddress(request.headers);
  const shown = account?.slice(0, 200) ?? null;
  const turn = await beginSignIn(account, address);
  if (turn.kind === "wait") {
    log.warn({ account: shown, address, waitSeconds: turn.seconds }, "a sign-in was held back");
    return tellToWait(turn, request);
  }
  const response = await auth.handler(request);
  if (response.status !== 401) await forgetTry(turn);
  else log.warn({ account: shown, address }, "a sign-in failed");
  return response;
}

type Ended = { response: Response; asker: Asker | null };

/** What somebody typed as their account stands for them until it is known who they are. */
async function recordAsked(
  { headers }: Request,
  { call, before, named }: Asked,
  { response, asker }: Ended,
): Promise<void> {
  const reason = await reasonOf(call, response);
  const isRefused = reason !== null;
  const isSignedIn = signsIn(response);
  const hadSession = before !== null;
  const described = describeAuthCall({ call, isRefused, isSignedIn, hadSession });
  if (described === null) return;
  const who = asker ?? before;
  const address = clientAddress(headers);
  // A browser is sent on with the reason; a call would have been refused.
  const status = isRefused && response.status < 400 ? 401 : response.status;
  const actor = who === null ? (named ?? "nobody") : auditName({ kind: "user", ...who });
  const actorId = who?.userId ?? null;
  const caller = JSON.stringify(["sign-in", address]);
  await recordEntry("server", { ...described, actor, actorId, address, status, reason }, caller);
}

/** The sentence of a refusal; null: it was none. */
async function reasonOf(call: string, response: Response): Promise<string | null> {
  if (comesBack.test(call)) {
    const code = new URL(response.headers.get("location") ?? "/", "http://onset").searchParams.get(
      "error",
    );
    if (code !== null) return signInProblem(code);
  }
  if (response.status < 400) return null;
  if (response.status === 401 && call === "/sign-in/email") return wrongBy.password;
  if (response.status === 401 && secondFactor.test(call)) return wrongBy.code;
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  const { error, message } = (body ?? {}) as { error?: { message?: string }; message?: string };
  return error?.message ?? message ?? `answered ${response.status}`;
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
