import "server-only";
import { AppError } from "@/lib/errors";
import { decompress, UploadBodyError } from "./decompress";

/**
 * The request's body, decompressed, as it arrives: never more than a chunk in memory.
 * Throws AppError when it is truncated, corrupt, or longer than `limitBytes` once decompressed.
 */
export async function* requestBytes(
  request: Request,
  limitBytes: number,
): AsyncGenerator<Uint8Array> {
  const encoding = request.headers.get("content-encoding")?.trim().toLowerCase() || "identity";
  if (request.body === null) return;
  try {
    yield* decompress(request.body, { encoding, limitBytes });
  } catch (error) {
    if (error instanceof UploadBodyError) throw new AppError(error.code, error.message);
    throw error;
  }
}
