import { detectFormat, detectHeadBytes } from "@/lib/domain/formats/detect";
import type { Format } from "@/lib/domain/formats/format";
import { metricsFormat } from "@/lib/domain/formats/metrics-jsonl";
import type { MetricRecord } from "@/lib/domain/formats/records";
import { stepTableFormat } from "@/lib/domain/formats/step-table";
import { trainerStateFormat } from "@/lib/domain/formats/trainer-state";
import { AppError } from "@/lib/errors";
import type { SpooledFile } from "@/lib/http/spool";
import { type RunFormat, runFormats, type UploadQuery } from "./schema";

export const metricFormats: Partial<Record<RunFormat, Format<MetricRecord>>> = {
  metrics: metricsFormat,
  "trainer-state": trainerStateFormat,
  "step-table": stepTableFormat,
};

const placeOfFormat: Record<string, string> = {
  examples: "send it to PUT .../datasets/{dataset}/examples",
  "training-set": "send it to PUT .../runs/{run}/training-set",
  "slick-samples": "send it to PUT .../datasets/{dataset}/slick-samples",
};

/** The format that was asked for, or the one that the content shows; refuses what a run cannot take in. */
export async function recogniseFormat(
  file: SpooledFile,
  asked: UploadQuery["format"],
): Promise<RunFormat> {
  if (asked !== "auto") return asked;
  const found = detectFormat(await file.head(detectHeadBytes), file.filename);
  if (found === null) {
    const known =
      "predictions, metrics (JSON lines), aggregates (CSV), a trainer_state.json or a table with a step column";
    throw new AppError(
      "unsupported-format",
      `nothing was stored: this is no format that Onset reads; it reads ${known}`,
    );
  }
  const own = runFormats.find((format) => format === found.id);
  if (own !== undefined && found.isSupported) return own;
  const advice = placeOfFormat[found.id];
  if (advice !== undefined)
    throw new AppError(
      "unsupported-format",
      `nothing was stored: this is ${found.label}; ${advice}`,
    );
  throw new AppError("unsupported-format", `nothing was stored: ${found.reason}`);
}
