-- DropIndex
DROP INDEX "run_projectId_createdAt_idx";

-- DropIndex
DROP INDEX "run_summary_bestAccuracy_idx";

-- AlterTable
ALTER TABLE "run_summary" ADD COLUMN     "projectId" UUID;

UPDATE "run_summary" s SET "projectId" = r."projectId" FROM "run" r WHERE r."id" = s."runId";

ALTER TABLE "run_summary" ALTER COLUMN "projectId" SET NOT NULL;

INSERT INTO "run_summary" ("runId", "projectId", "updatedAt")
SELECT "id", "projectId", "updatedAt" FROM "run" ON CONFLICT DO NOTHING;

-- CreateTable
CREATE TABLE "run_value" (
    "runId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "projectId" UUID NOT NULL,
    "number" DOUBLE PRECISION,
    "text" TEXT,

    CONSTRAINT "run_value_pkey" PRIMARY KEY ("runId","key")
);

INSERT INTO "run_value" ("runId", "key", "projectId", "number", "text")
SELECT r."id", 'config.' || e."key", r."projectId",
  CASE WHEN jsonb_typeof(e."value") = 'number' THEN (e."value" #>> '{}')::float8 END,
  CASE WHEN jsonb_typeof(e."value") <> 'number' THEN left(e."value" #>> '{}', 200) END
FROM "run" r, jsonb_each(r."hyperparameters") e
WHERE jsonb_typeof(r."hyperparameters") = 'object' AND jsonb_typeof(e."value") <> 'null'
  AND length(e."key") BETWEEN 1 AND 200
UNION ALL
SELECT s."runId", 'metric.' || e."key", s."projectId", (e."value" #>> '{}')::float8, NULL
FROM "run_summary" s, jsonb_each(s."lastMetrics") e
WHERE jsonb_typeof(s."lastMetrics") = 'object' AND jsonb_typeof(e."value") = 'number'
  AND length(e."key") BETWEEN 1 AND 200;

-- CreateIndex
CREATE INDEX "run_value_projectId_key_number_runId_idx" ON "run_value"("projectId", "key", "number", "runId");

-- CreateIndex
CREATE INDEX "run_value_projectId_key_text_runId_idx" ON "run_value"("projectId", "key", "text", "runId");

-- CreateIndex
CREATE INDEX "run_projectId_createdAt_id_idx" ON "run"("projectId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "run_projectId_name_id_idx" ON "run"("projectId", "name", "id");

-- CreateIndex
CREATE INDEX "run_projectId_seed_id_idx" ON "run"("projectId", "seed", "id");

-- CreateIndex
CREATE INDEX "run_deletedAt_idx" ON "run"("deletedAt");

-- CreateIndex
CREATE INDEX "run_summary_projectId_bestAccuracy_runId_idx" ON "run_summary"("projectId", "bestAccuracy", "runId");

-- CreateIndex
CREATE INDEX "run_summary_projectId_lastAccuracy_runId_idx" ON "run_summary"("projectId", "lastAccuracy", "runId");

-- CreateIndex
CREATE INDEX "run_summary_projectId_drop_runId_idx" ON "run_summary"("projectId", "drop", "runId");

-- CreateIndex
CREATE INDEX "run_summary_projectId_unknownShare_runId_idx" ON "run_summary"("projectId", "unknownShare", "runId");

-- CreateIndex
CREATE INDEX "run_summary_projectId_checkpoints_runId_idx" ON "run_summary"("projectId", "checkpoints", "runId");

-- AddForeignKey
ALTER TABLE "run_value" ADD CONSTRAINT "run_value_runId_fkey" FOREIGN KEY ("runId") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
