import "server-only";
import { AppError } from "@/lib/errors";
import { requestBytes } from "./request-bytes";

/** The fields of a small form, however it is sent; what is no form is refused as such. */
export async function readForm(request: Request, limitBytes: number): Promise<URLSearchParams> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/x-www-form-urlencoded") {
    throw new AppError(
      "unsupported-format",
      `a form is expected (application/x-www-form-urlencoded), not ${type?.slice(0, 100) || "a body without a type"}`,
    );
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of requestBytes(request, limitBytes)) chunks.push(chunk);
  return new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
}
