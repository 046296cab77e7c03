import "server-only";
import type { z } from "zod";
import type { Viewer } from "@/lib/auth/viewer";
import { db, type Transaction } from "@/lib/db/client";
import { rowOf } from "@/lib/db/row-key";
import { longTransaction } from "@/lib/db/transaction";
import { findFormat } from "@/lib/domain/formats/list";
import { completeMeaning } from "@/lib/domain/mapping/complete-meaning";
import { type Mapping, mergeMappings } from "@/lib/domain/mapping/mapping";
import { rememberable } from "@/lib/domain/mapping/shape";
import { openToWrite, type WriteScope } from "@/lib/projects/access";
import { summariseRun } from "@/lib/runs/list/summarise-run";
import { lockRun } from "@/lib/runs/mutations";
import { readPlace } from "@/lib/runs/store/only";
import { recordChange } from "@/lib/runs/store/run-changes";
import { writeRunSeries } from "@/lib/runs/store/run-series";
import type { Upload } from "@/prisma/generated/client";
import type { ChangeMappingInput, changedMapping } from "./mapping-schema";
import { type MappingRef, requireMapping, toRemembered } from "./remembered-mappings";
import { fromTheStart, replayPlaces, stepsOf, storeOriginal } from "./replay";

/**
 * Changes a remembered mapping and reads again what was stored by it, all of it or nothing: what metrics mean is said
 * anew, and files whose rows it maps are read again from what is kept of them. What was chosen by hand stays.
 */
export async function changeMapping(
  viewer: Viewer,
  ref: MappingRef,
  input: ChangeMappingInput,
): Promise<z.infer<typeof changedMapping>> {
  const scope = await openToWrite(viewer, ref.project);
  const { id } = await requireMapping(scope, ref.mapping);
  const { name } = input;
  const mapping = input.mapping === undefined ? undefined : rememberable(input.mapping);
  return db.$transaction(async (tx) => {
    const where = { projectId_id: { projectId: scope.projectId, id } };
    const data = { ...(name && { name }), ...(mapping && { mapping }) };
    const row = await tx.mapping.update({ where, data });
    const runs = mapping === undefined ? [] : await readAgain(tx, scope, { id, mapping });
    return { ...toRemembered(row), runs };
  }, longTransaction);
}

async function readAgain(
  tx: Transaction,
  scope: WriteScope,
  { id, mapping }: { id: string; mapping: Mapping },
): Promise<string[]> {
  const uploads = await tx.upload.findMany({
    where: {
      ...{ projectId: scope.projectId, mappingId: id, undoneAt: null },
      run: { deletedAt: null },
    },
    include: { run: { select: { slug: true } } },
    orderBy: [{ runId: "asc" }, { turn: "asc" }],
  });
  const slugs = new Map<string, string>();
  for (const { run, ...upload } of uploads) {
    if (upload.runId === null || run === null) continue;
    if (!slugs.has(upload.runId))
      await lockRun(tx, { projectId: scope.projectId, id: upload.runId });
    slugs.set(upload.runId, run.slug);
    await readUploadAgain(tx, scope, { upload, mapping, runId: upload.runId });
  }
  for (const runId of slugs.keys()) {
    await recordChange(tx, scope, { runId, kind: "mapping", details: { mapping: id } });
    await summariseRun(tx, { projectId: scope.projectId, id: runId });
  }
  return [...slugs.values()];
}

async function readUploadAgain(
  tx: Transaction,
  scope: WriteScope,
  input: { upload: Upload; mapping: Mapping; runId: string },
): Promise<void> {
  const { upload, mapping, runId } = input;
  const used = mergeMappings((upload.mapping ?? {}) as Mapping, mapping);
  const changed = { ...upload, mapping: used };
  await tx.upload.update({ where: rowOf(upload), data: { mapping: used } });
  if (findFormat(upload.format)?.holds !== "metrics" || changesRows(upload, used)) {
    await replaceUpload(tx, scope, { upload: changed, runId });
    return;
  }
  const keys = upload.places.flatMap((place) => {
    const read = readPlace(place);
    return read?.kind === "metric" ? [read.key] : [];
  });
  const meanings = new Map(
    keys.flatMap((key) => {
      if (mapping.series?.[key] === undefined) return [];
      const said = used.series?.[key] ?? null;
      return [[key, said === null ? null : completeMeaning(said)] as const];
    }),
  );
  const run = { projectId: scope.projectId, runId };
  await writeRunSeries(tx, run, { meanings, mappingId: upload.mappingId });
}

/** Whether more than the meaning of metrics differs: the file itself has to be read again. */
function changesRows({ mapping }: Upload, used: Mapping): boolean {
  const withoutSeries = ({ series: _, ...rest }: Mapping) => JSON.stringify(rest);
  return withoutSeries((mapping ?? {}) as Mapping) !== withoutSeries(used);
}

/** Takes the upload out, reads its file by the new mapping, and puts it back where it stood in the order. */
async function replaceUpload(
  tx: Transaction,
  scope: WriteScope,
  { upload, runId }: { upload: Upload; runId: string },
): Promise<void> {
  const replay = (of: Pick<Upload, "places" | "evaluated">) =>
    replayPlaces(tx, scope, {
      ...{
        run: { projectId: scope.projectId, id: runId },
        places: new Set(of.places),
        steps: stepsOf([of]),
        fromStep: fromTheStart,
      },
    });
  await tx.upload.update({ where: rowOf(upload), data: { undoneAt: new Date() } });
  await replay(upload);
  const { stored } = await storeOriginal(tx, scope, { upload });
  const again = await tx.upload.update({
    where: rowOf(upload),
    data: { ...stored, undoneAt: null },
  });
  await replay(again);
}
