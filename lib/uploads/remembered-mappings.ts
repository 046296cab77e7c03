import "server-only";
import { createHash } from "node:crypto";
import type { Viewer } from "@/lib/auth/viewer";
import { db, type Transaction } from "@/lib/db/client";
import type { Mapping } from "@/lib/domain/mapping/mapping";
import { rememberable, shapeText } from "@/lib/domain/mapping/shape";
import { AppError, notFound } from "@/lib/errors";
import { isUuid } from "@/lib/http/schema";
import { openToRead, openToWrite, type ReadScope, type WriteScope } from "@/lib/projects/access";
import type { Mapping as MappingRow } from "@/prisma/generated/client";
import { type RememberedMapping, type RememberMappingInput, storedMapping } from "./mapping-schema";

const maxMappings = 1000;

export type MappingRef = { project: string; mapping: string };

/** Format and names of a file as one short text: files that share it are read by one mapping. */
export function mappingShape(format: string, names: Iterable<string>): string {
  const digest = createHash("sha256").update(shapeText(format, names)).digest("hex");
  return `${format}:${digest.slice(0, 32)}`;
}

export async function listProjectMappings(
  viewer: Viewer,
  project: string,
): Promise<RememberedMapping[]> {
  const { projectId } = await openToRead(viewer, project);
  const rows = await db.mapping.findMany({
    where: { projectId },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: maxMappings,
  });
  return rows.map(toRemembered);
}

export async function createMapping(
  viewer: Viewer,
  project: string,
  input: RememberMappingInput,
): Promise<RememberedMapping> {
  const scope = await openToWrite(viewer, project);
  const { projectId } = scope;
  const { name, shape } = input;
  const mapping = rememberable(input.mapping);
  const standing = await findMappingOfShape(db, scope, shape);
  if (standing !== null) {
    const message = `files of this shape are read by "${standing.name}" already; change that one: ${standing.id}`;
    throw new AppError("conflict", message, [{ column: "shape", message }]);
  }
  await refuseMoreMappings(scope);
  const data = { projectId, name, shape, mapping, createdBy: scope.actor };
  return toRemembered(await db.mapping.create({ data }));
}

/** Files of its shape are asked about again; what was read by it stays as it is. */
export async function removeMapping(viewer: Viewer, ref: MappingRef): Promise<void> {
  const scope = await openToWrite(viewer, ref.project);
  const { id } = await requireMapping(scope, ref.mapping);
  await db.mapping.deleteMany({ where: { projectId: scope.projectId, id } });
}

export async function requireMapping(scope: ReadScope, id: string): Promise<MappingRow> {
  const where = { projectId: scope.projectId, id };
  const row = isUuid(id) ? await db.mapping.findFirst({ where }) : null;
  if (row === null) throw notFound("mapping", id);
  return row;
}

export function findMappingOfShape(
  tx: Transaction | typeof db,
  scope: ReadScope,
  shape: string,
): Promise<MappingRow | null> {
  return tx.mapping.findUnique({
    where: { projectId_shape: { projectId: scope.projectId, shape } },
  });
}

/** Keeps what somebody said of a file for the next one of its shape, and tells under which id. */
export async function rememberMapping(
  tx: Transaction,
  scope: WriteScope,
  input: { name: string; shape: string; mapping: Mapping },
): Promise<{ id: string; name: string }> {
  const { projectId } = scope;
  const { name, shape } = input;
  const mapping = rememberable(input.mapping);
  const usedAt = new Date();
  return tx.mapping.upsert({
    where: { projectId_shape: { projectId, shape } },
    create: { projectId, name: name.slice(0, 200), shape, mapping, createdBy: scope.actor, usedAt },
    update: { mapping, usedAt },
    select: { id: true, name: true },
  });
}

export async function markMappingUsed(
  tx: Transaction,
  scope: WriteScope,
  id: string,
): Promise<void> {
  const where = { projectId: scope.projectId, id };
  await tx.mapping.updateMany({ where, data: { usedAt: new Date() } });
}

async function refuseMoreMappings(scope: ReadScope): Promise<void> {
  if ((await db.mapping.count({ where: { projectId: scope.projectId } })) < maxMappings) return;
  throw new AppError("conflict", `the project has ${maxMappings} mappings; delete one first`);
}

export function toRemembered(row: MappingRow): RememberedMapping {
  const { id, name, shape, mapping, createdBy } = row;
  return {
    ...{ id, name, shape, createdBy },
    format: shape.slice(0, shape.lastIndexOf(":")),
    mapping: storedMapping(mapping),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    usedAt: row.usedAt?.toISOString() ?? null,
  };
}
