import "server-only";
import { recordCall } from "@/lib/audit/record-call";
import { readViewer } from "@/lib/auth/read-viewer";
import type { Viewer } from "@/lib/auth/viewer";
import { startLater } from "@/lib/http/after-response";
import { asCall } from "@/lib/http/call-context";
import { log } from "@/lib/http/log";
import { outageOf } from "@/lib/http/outage";
import { requestBytes } from "@/lib/http/request-bytes";
import { limits } from "@/lib/limits";
import { openToRead } from "@/lib/projects/access";
import { MlflowError, mlflowRefusal, refuse } from "./mlflow-error";

/**
 * The one adapter between MLflow's REST and the door's calls: always 200 with an object, or MLflow's error form. What
 * it changed or refused is in the project's audit trail.
 */
export function throughTheDoor(
  request: Request,
  project: string,
  work: (viewer: Viewer) => Promise<object | Response>,
): Promise<Response> {
  return asCall(async (call) => {
    let viewer: Viewer | null = null;
    let reason: string | null = null;
    let response: Response;
    try {
      viewer = await requireKey(request);
      const answer = await work(viewer);
      response = answer instanceof Response ? answer : Response.json(answer);
    } catch (error) {
      response = refusalOf(error, request);
      reason = response.status < 500 && error instanceof Error ? error.message : null;
    }
    const { status } = response;
    const isOpen = await mayRead(viewer, project, status);
    await recordCall({ request, viewer, project, isOpen, status, reason, named: call.change });
    startLater(call.later, response);
    return response;
  });
}

/** Whether the right was there: in MLflow's words a missing run and a project of others are one answer. */
async function mayRead(viewer: Viewer | null, project: string, status: number): Promise<boolean> {
  if (viewer === null || status === 403) return false;
  if (status !== 404) return true;
  return openToRead(viewer, project).then(
    () => true,
    () => false,
  );
}

function refusalOf(error: unknown, request: Request): Response {
  const refusal = mlflowRefusal(error) ?? mlflowRefusal(outageOf(error));
  if (refusal !== null) return refusal;
  const { pathname } = new URL(request.url);
  log.error({ err: error, method: request.method, path: pathname }, "unexpected failure");
  return refuse("INTERNAL_ERROR", "something failed on our side; it was logged");
}

/** A key as the token, or as the password of MLflow's user name and password. */
async function requireKey(request: Request): Promise<Viewer> {
  const headers = new Headers(request.headers);
  const basic = /^Basic\s+(\S+)\s*$/i.exec(headers.get("authorization") ?? "")?.[1];
  if (basic !== undefined) {
    const [, password = ""] = /^[^:]*:(.*)$/s.exec(Buffer.from(basic, "base64").toString()) ?? [];
    headers.set("authorization", `Bearer ${password.trim() || "none"}`);
  }
  const viewer = await readViewer(headers);
  const isForeignWrite =
    viewer?.kind === "user" && request.method !== "GET" && request.method !== "HEAD";
  if (viewer === null || isForeignWrite) {
    throw new MlflowError(
      "UNAUTHENTICATED",
      "set MLFLOW_TRACKING_TOKEN to an API key of this project",
    );
  }
  return viewer;
}

/** The fields of a call: a body where there is one, else the query; rights are asked for before it is read. */
export async function readFields(request: Request): Promise<Record<string, unknown>> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  if (request.method === "GET" || request.method === "HEAD") return query;
  const chunks: Uint8Array[] = [];
  for await (const chunk of requestBytes(request, limits.mlflowBodyBytes)) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString("utf8");
  if (text.trim() === "") return query;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      refuseUnstorable(text);
      return value as Record<string, unknown>;
    }
  } catch (error) {
    if (error instanceof MlflowError) throw error;
  }
  throw new MlflowError("INVALID_PARAMETER_VALUE", "the body is no JSON object");
}

/** Postgres stores no NUL; in JSON one is written as an escape. */
function refuseUnstorable(text: string): void {
  if (!/\\u0000/i.test(text)) return;
  throw new MlflowError("INVALID_PARAMETER_VALUE", "the body holds a NUL character");
}
