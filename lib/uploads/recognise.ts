import { detectFormat, detectHeadBytes } from "@/lib/domain/formats/detect";
import { type AnyFormat, findFormat, formats, goesIntoDataset } from "@/lib/domain/formats/list";
import { AppError } from "@/lib/errors";
import type { SpooledFile } from "@/lib/http/spool";
import type { UploadQuery } from "./schema";

const otherPlace: Partial<Record<AnyFormat["holds"], string>> = {
  examples: "send it to PUT .../datasets/{dataset}/examples",
  "training-set": "send it to PUT .../runs/{run}/training-set",
  "slick-samples": "send it to PUT .../datasets/{dataset}/slick-samples",
};

/** The format that was asked for, or the one that the content shows; refuses what a run cannot take in. */
export async function recogniseFormat(
  file: SpooledFile,
  asked: UploadQuery["format"],
): Promise<AnyFormat> {
  if (asked !== "auto") return formatCalled(asked);
  const found = detectFormat(await file.head(detectHeadBytes), file.filename);
  if (found === null) {
    const known = formats
      .filter(({ holds }) => !goesIntoDataset(holds))
      .map(({ name }) => name)
      .join(", ");
    throw new AppError(
      "unsupported-format",
      `nothing was stored: this is no format that Onset reads; into a run it reads ${known}`,
    );
  }
  if (!found.isSupported) {
    throw new AppError("unsupported-format", `nothing was stored: ${found.reason}`);
  }
  const advice = otherPlace[found.holds];
  if (advice === undefined) return formatCalled(found.id);
  throw new AppError("unsupported-format", `nothing was stored: this is ${found.name}; ${advice}`);
}

function formatCalled(id: string): AnyFormat {
  const format = findFormat(id);
  if (format === null) throw new AppError("unsupported-format", `no such format: ${id}`);
  return format;
}
