import type { ErrorDetail } from "@/lib/errors";

/** A refusal of our own API, with the code and the places it named. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: readonly ErrorDetail[],
  ) {
    super(message);
    this.name = "ApiError";
  }
}

type ErrorBody = { error?: { code?: string; message?: string; details?: ErrorDetail[] } };

/** The refusal in an answer's body; an answer that is not ours (a proxy's page) still gives a sentence. */
export function toApiError(status: number, body: string): ApiError {
  let error: ErrorBody["error"];
  try {
    error = (JSON.parse(body) as ErrorBody).error;
  } catch {
    error = undefined;
  }
  const message = error?.message ?? `the server answered with status ${status}`;
  return new ApiError(status, error?.code ?? "internal", message, error?.details ?? []);
}

/** JSON of our API; throws ApiError on refusal and on a server that cannot be reached. */
export async function fetchJson<T>(url: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(url, init).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new ApiError(0, "unavailable", "the server cannot be reached; is the network up?", []);
  });
  if (!response.ok) throw toApiError(response.status, await response.text());
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** Sends `body` as JSON. */
export function sendJson<T>(
  method: "PUT" | "POST" | "PATCH" | "DELETE",
  url: string,
  body?: unknown,
): Promise<T> {
  const content =
    body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { "content-type": "application/json" } };
  return fetchJson<T>(url, { method, ...content });
}
