import "server-only";
import { db } from "@/lib/db/client";
import type { AnyFormat } from "@/lib/domain/formats/list";
import type { Mapping } from "@/lib/domain/mapping/mapping";
import { AppError } from "@/lib/errors";
import type { ReadScope } from "@/lib/projects/access";
import type { Look } from "./look-at-file";
import { storedMapping } from "./mapping-schema";
import { findMappingOfShape, requireMapping } from "./remembered-mappings";
import type { UploadQuery } from "./schema";
import type { Remembered } from "./store-upload";

/** What a sender said of a file: a mapping, or which remembered one. */
export type SaidMapping = { given: Mapping | null; chosen: Remembered | null };

export async function readMapping(
  scope: ReadScope,
  said: UploadQuery["mapping"],
): Promise<SaidMapping> {
  if (said === undefined) return { given: null, chosen: null };
  if (!("id" in said)) return { given: said, chosen: null };
  const { id, name, mapping } = await requireMapping(scope, said.id);
  return { given: null, chosen: { id, name, mapping: storedMapping(mapping) } };
}

export type PreparedUpload = {
  format: AnyFormat;
  given: Mapping | null;
  remembered: Remembered | null;
  guessed: Mapping;
  shape: string;
};

const otherRoute: Partial<Record<AnyFormat["holds"], string>> = {
  examples: "send it to PUT .../datasets/{dataset}/examples",
  "training-set": "send it to PUT .../runs/{run}/training-set",
  "slick-samples": "send it to PUT .../datasets/{dataset}/slick-samples",
};

/** All that storing a file into a run asks for; refuses what a run cannot take in. */
export async function prepareUpload(
  scope: ReadScope,
  { look, mapping }: { look: Look; mapping: SaidMapping },
): Promise<PreparedUpload> {
  const { format, guessed, shape, problem } = look;
  if (format === null) {
    throw new AppError(
      problem?.code ?? "unsupported-format",
      problem?.message ?? "nothing was stored: this is no format that Onset reads",
    );
  }
  const advice = otherRoute[format.holds];
  if (advice !== undefined) {
    const message = `nothing was stored: this is ${format.name}; ${advice}`;
    throw new AppError("unsupported-format", message);
  }
  const remembered = mapping.chosen ?? (await rememberedFor(scope, shape));
  refuseMissingColumns(look, mapping.given ?? mapping.chosen?.mapping ?? {});
  return { format, given: mapping.given, remembered, guessed, shape };
}

export async function rememberedFor(scope: ReadScope, shape: string): Promise<Remembered | null> {
  const row = await findMappingOfShape(db, scope, shape);
  return row === null ? null : { id: row.id, name: row.name, mapping: storedMapping(row.mapping) };
}

/** `doc.id` is the field id within the field doc. */
function hasColumn(columns: readonly string[], name: string): boolean {
  const [outer = name] = name.split(".", 1);
  return columns.includes(name) || columns.includes(outer);
}

/** A mapping that calls a column by a name that the file does not have would be ignored in silence. */
export function refuseMissingColumns({ columns }: Look, said: Mapping): void {
  if (columns.length === 0) return;
  const missing = Object.entries(said.columns ?? {}).find(([, name]) => !hasColumn(columns, name));
  if (missing === undefined) return;
  const [role, name] = missing;
  const there = columns.slice(0, 30).join(", ");
  const more = columns.length > 30 ? ` and ${columns.length - 30} more` : "";
  throw new AppError(
    "invalid-file",
    `nothing was stored: the mapping takes ${role} from the column "${name.slice(0, 200)}", which the file does not have; it has ${there}${more}`,
    [{ column: name, message: `the file has no such column` }],
  );
}
