import "server-only";
import type { Transaction } from "@/lib/db/client";
import type { WriteScope } from "@/lib/projects/access";
import type { RunFields } from "@/lib/runs/mutations";
import type { HyperparameterValue } from "@/lib/runs/schema";

const number = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/** A param as a setting to filter and sort by: MLflow sends every value as Python's text of it. */
export function settingOfParam(value: string): HyperparameterValue {
  if (value === "True" || value === "False") return value === "True";
  if (value === "None") return null;
  const parsed = number.test(value) ? Number(value) : Number.NaN;
  return Number.isFinite(parsed) ? parsed : value;
}

/** The tags that say something of the run to Onset: its dataset, base model, control, remedy and note. */
export async function fieldsFromTags(
  tx: Transaction,
  scope: WriteScope,
  tags: Record<string, string>,
): Promise<RunFields> {
  const fields: RunFields = {};
  if (tags["mlflow.note.content"] !== undefined) fields.notes = tags["mlflow.note.content"];
  if (tags["mlflow.runName"]) fields.name = tags["mlflow.runName"].slice(0, 200);
  if (tags["onset.base_model"]) fields.baseModel = tags["onset.base_model"];
  if (tags["onset.control"]) fields.control = tags["onset.control"];
  if (tags["onset.remedy"]) fields.remedy = tags["onset.remedy"];
  if (tags["onset.remedy_of"]) fields.remedyOf = tags["onset.remedy_of"];
  const dataset = tags["onset.dataset"];
  if (dataset) {
    const found = await tx.dataset.findFirst({
      where: { projectId: scope.projectId, slug: dataset, deletedAt: null },
      select: { id: true },
    });
    if (found !== null) fields.datasetId = found.id;
  }
  return fields;
}
