import "server-only";
import { AppError } from "@/lib/errors";
import { checked } from "@/lib/http/json-body";
import { targetsFilename, type UploadTarget, uploadTargets } from "./inspect-schema";
import { parseStrictJson } from "./mapping-schema";
import type { Bundle } from "./open-bundle";

const maxBytes = 8 * 1024 * 1024;

/** The targets that an archive holds itself; none where it holds none. */
export async function readTargets(bundle: Bundle): Promise<readonly UploadTarget[]> {
  const file = bundle.files.find(({ path }) => path === targetsFilename);
  if (file === undefined) return [];
  if (file.bytes > maxBytes)
    throw new AppError("too-large", `${targetsFilename} has more than ${maxBytes} bytes`);
  const value = parseStrictJson(new TextDecoder().decode(await file.head(maxBytes)));
  if (value === null)
    throw new AppError("invalid-input", `${targetsFilename} is not JSON: a list is expected`);
  return checked(uploadTargets, value);
}
