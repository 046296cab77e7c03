import "server-only";
import { AppError } from "@/lib/errors";
import { decompress, UploadBodyError } from "./decompress";

/** An upload may take as long as it takes, but not stand still. */
const silentMs = 60_000;

/**
 * The request's body, decompressed, as it arrives: never more than a chunk in memory.
 * Throws AppError when it is truncated, corrupt, longer than `limitBytes` once decompressed, or when nothing comes for a
 * minute.
 */
export async function* requestBytes(
  request: Request,
  limitBytes: number,
  { patienceMs = silentMs }: { patienceMs?: number } = {},
): AsyncGenerator<Uint8Array> {
  const encoding = request.headers.get("content-encoding")?.trim().toLowerCase() || "identity";
  if (request.body === null) return;
  try {
    yield* decompress(untilSilent(request.body, patienceMs), { encoding, limitBytes });
  } catch (error) {
    if (error instanceof UploadBodyError) throw new AppError(error.code, error.message);
    throw error;
  }
}

async function* untilSilent(
  body: ReadableStream<Uint8Array>,
  patienceMs: number,
): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await within(reader.read(), patienceMs);
      if (done) return;
      yield value;
    }
  } finally {
    // Whoever stops early, or waits in vain, lets the sender go.
    reader.cancel().catch(() => undefined);
  }
}

async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, fail) => {
    timer = setTimeout(() => {
      const message = `nothing was stored: no byte came for ${ms / 1000} seconds; send it again`;
      fail(new AppError("timed-out", message));
    }, ms);
  });
  try {
    return await Promise.race([work, silence]);
  } finally {
    clearTimeout(timer);
  }
}
