import type { Mapping, RowKind } from "@/lib/domain/mapping/mapping";
import type { FormatId } from "./list";
import { rowsIn } from "./row-sample";
import type { Sample } from "./sample";

/** Formats that are read by the names of fields, so that a mapping can say what a record is. */
const readByNames = new Set<string>([
  ...["predictions", "slick-samples", "examples", "questions", "training-set", "aggregates"],
  ...["step-table", "metrics"],
]);

/** What records are by the roles that somebody gave their fields. */
function kindBy({ columns = {}, rows }: Mapping): RowKind | null {
  if (rows !== undefined) return rows;
  const has = (...roles: (keyof typeof columns)[]): boolean =>
    roles.some((role) => columns[role] !== undefined);
  if (has("prediction", "abstained") || (has("correct") && has("example", "question"))) {
    return "predictions";
  }
  if (has("n") && has("correct", "accuracy")) return "aggregates";
  if (has("question") && has("answers")) return "examples";
  return has("step", "epoch") ? "metrics" : null;
}

/**
 * The format that reads a file of records as a mapping says; null where it says nothing of that, or the file holds no
 * records. `found` is what the file itself looks like: a format of its own stays what it is.
 */
export function formatByMapping(
  sample: Sample,
  mapping: Mapping,
  found: { id: string; isSupported: boolean } | null,
): FormatId | null {
  const kind = kindBy(mapping);
  const isOpen = found === null || !found.isSupported || readByNames.has(found.id);
  if (kind === null || !isOpen) return null;
  if (mapping.rows === undefined && found?.isSupported) return null;
  const { container, names } = rowsIn(sample);
  if (names.length === 0) return null;
  if (kind === "metrics") return container === "table" ? "step-table" : "metrics";
  if (kind === "aggregates") return container === "table" ? "aggregates" : null;
  if (kind === "examples") return names.includes("example_id") ? "examples" : "questions";
  return kind;
}
