import "server-only";
import type { Transaction } from "@/lib/db/client";
import { chooseLabels, type LabelChoice } from "@/lib/domain/knowledge/label-choice";
import { codeOfCategory } from "@/lib/domain/outcomes/evaluate";
import { Prisma } from "@/prisma/generated/client";
import { loadCategories, toCategory } from "./example-index";

export type RunLabels = { datasetId: string; version: number; choice: LabelChoice };

/** Whose labels a run is read against; null where it has no dataset. */
export async function labelsOfRun(tx: Transaction, runId: string): Promise<RunLabels | null> {
  const run = await tx.run.findUniqueOrThrow({
    where: { id: runId },
    select: {
      baseModel: true,
      dataset: {
        select: {
          id: true,
          version: true,
          baseModel: true,
          labelSets: { select: { base: true, baseModel: true } },
        },
      },
    },
  });
  if (run.dataset === null) return null;
  const { id: datasetId, version } = run.dataset;
  return { datasetId, version, choice: chooseLabels(run.dataset, run.baseModel) };
}

/** Category codes by ordinal, as the run is read; all unlabelled where the labels are another model's. */
export async function loadRunCategories(
  tx: Transaction,
  { datasetId, choice }: RunLabels,
): Promise<Uint8Array> {
  const own = await loadCategories(tx, datasetId);
  if (choice.kind === "own") return own;
  const codes = new Uint8Array(own.length);
  if (choice.kind === "foreign") return codes;
  const rows = await tx.exampleLabel.findMany({
    where: { datasetId, base: choice.base },
    select: { ordinal: true, category: true },
  });
  for (const { ordinal, category } of rows) {
    if (ordinal < codes.length) codes[ordinal] = codeOfCategory(toCategory(category));
  }
  return codes;
}

/** The category of `example` in SQL, as the run is read. */
export function runCategorySql({ datasetId, choice }: RunLabels): Prisma.Sql {
  if (choice.kind === "own") return Prisma.sql`example."category"`;
  if (choice.kind === "foreign") return Prisma.sql`NULL::text`;
  return Prisma.sql`(SELECT label."category" FROM "example_label" label
    WHERE label."datasetId" = ${datasetId}::uuid AND label."base" = ${choice.base}
      AND label."ordinal" = example."ordinal")`;
}

/** A sentence for whoever sends answers of a model that nobody asked; null where labels are the run's own. */
export function foreignLabelsWords(choice: LabelChoice, baseModel: string | null): string | null {
  if (choice.kind !== "foreign") return null;
  return `the dataset's labels say what ${choice.labelled} knew, and this run's base model is ${baseModel}: its answers are counted without labels. Label the questions by asking ${baseModel} (PUT .../label-sets/...)`;
}
