import { describe, expect, it } from "vitest";
import { tablesWithoutProject } from "./statement-check";

describe("tablesWithoutProject", () => {
  it.each([
    'SELECT 1 FROM "run" WHERE "projectId" = $1::uuid AND "id" = $2::uuid',
    'SELECT "public"."run"."id" FROM "public"."run" WHERE ("public"."run"."projectId" = $1 AND "public"."run"."slug" = $2)',
    'SELECT r."id" FROM "run" r JOIN "run_summary" s ON s."projectId" = r."projectId" AND s."runId" = r."id" WHERE r."projectId" = $1::uuid',
    'SELECT 1 FROM "public"."dataset" WHERE ("public"."dataset"."projectId","public"."dataset"."id") IN (($1,$2),($3,$4))',
    'INSERT INTO "checkpoint" ("projectId", "runId", "step") SELECT $1::uuid, $2::uuid, 3 ON CONFLICT ("projectId", "runId", "step") DO NOTHING',
    'UPDATE "upload" SET "keptBytes" = NULL WHERE "projectId" = $1 AND "id" = $2',
    'DELETE FROM "audit_entry" e USING "project" p WHERE e."projectId" = p."id" AND e."createdAt" < $1',
    'SELECT 1 FROM "public"."dataset" WHERE ("public"."dataset"."id" IN (NULL) AND "public"."dataset"."projectId" IN (NULL))',
    'SELECT 1 FROM "public"."run" LEFT JOIN "public"."run_summary" AS "j0" ON ("j0"."projectId","j0"."runId") = ("public"."run"."projectId","public"."run"."id") WHERE "public"."run"."projectId" = $1',
    'SELECT 1 FROM "user" WHERE "id" = $1',
    "WITH given AS (SELECT 1) SELECT * FROM given",
  ])("finds nothing amiss in %s", (statement) => {
    expect(tablesWithoutProject(statement)).toEqual([]);
  });

  it.each([
    ['SELECT 1 FROM "run" WHERE "id" = $1::uuid', ["run"]],
    ['SELECT 1 FROM "public"."run" WHERE "public"."run"."id" = $1', ["run"]],
    [
      'SELECT 1 FROM "run" r JOIN "run_summary" s ON s."runId" = r."id" WHERE r."projectId" = $1',
      ["s"],
    ],
    [
      'SELECT 1 FROM "run" r JOIN "run_summary" s ON s."projectId" = r."projectId" WHERE r."id" = $1',
      ["r", "s"],
    ],
    ['INSERT INTO "checkpoint" ("runId", "step") VALUES ($1, $2)', ["checkpoint"]],
    ['UPDATE "upload" SET "keptBytes" = NULL WHERE "id" = $1', ["upload"]],
    ['DELETE FROM "upload_original" WHERE "uploadId" = $1', ["upload_original"]],
    [
      'SELECT 1 FROM "evaluation" WHERE "projectId" = $1 UNION SELECT 1 FROM "run_series" WHERE "runId" = $2',
      ["evaluation", "run_series"],
    ],
  ])("names the tables without a project in %s", (statement, tables) => {
    expect(tablesWithoutProject(statement)).toEqual(tables);
  });
});
