-- AlterTable
ALTER TABLE "alert_firing" ALTER COLUMN "step" SET DATA TYPE DOUBLE PRECISION;

-- AlterTable
ALTER TABLE "checkpoint" DROP CONSTRAINT "checkpoint_pkey",
ALTER COLUMN "step" SET DATA TYPE DOUBLE PRECISION,
ADD CONSTRAINT "checkpoint_pkey" PRIMARY KEY ("runId", "step");

-- AlterTable
ALTER TABLE "dataset" ADD COLUMN     "deletedAt" TIMESTAMP(3),
ADD COLUMN     "stopTexts" TEXT[];

-- AlterTable
ALTER TABLE "evaluation" DROP CONSTRAINT "evaluation_pkey",
ALTER COLUMN "step" SET DATA TYPE DOUBLE PRECISION,
ADD CONSTRAINT "evaluation_pkey" PRIMARY KEY ("runId", "step", "split", "category");

-- One value a key and step from now on: the newest by its time, as was shown.
DELETE FROM "metric_point" AS older USING "metric_point" AS newer
WHERE older."runId" = newer."runId" AND older."key" = newer."key" AND older."step" = newer."step"
  AND older."timeMs" < newer."timeMs";

-- AlterTable
ALTER TABLE "metric_point" DROP CONSTRAINT "metric_point_pkey",
ADD COLUMN     "notANumber" TEXT,
ALTER COLUMN "step" SET DATA TYPE DOUBLE PRECISION,
ADD CONSTRAINT "metric_point_pkey" PRIMARY KEY ("runId", "key", "step");

-- AlterTable
ALTER TABLE "outcome_vector" DROP CONSTRAINT "outcome_vector_pkey",
ALTER COLUMN "step" SET DATA TYPE DOUBLE PRECISION,
ADD CONSTRAINT "outcome_vector_pkey" PRIMARY KEY ("runId", "step", "split");

-- AlterTable
ALTER TABLE "prediction_block" DROP CONSTRAINT "prediction_block_pkey",
ALTER COLUMN "step" SET DATA TYPE DOUBLE PRECISION,
ADD CONSTRAINT "prediction_block_pkey" PRIMARY KEY ("runId", "step", "split", "block");

-- AlterTable
ALTER TABLE "project" ADD COLUMN     "deletedAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "run" ADD COLUMN     "plannedCheckpoints" INTEGER;

-- AlterTable
ALTER TABLE "run_summary" ALTER COLUMN "bestStep" SET DATA TYPE DOUBLE PRECISION,
ALTER COLUMN "lastStep" SET DATA TYPE DOUBLE PRECISION,
ALTER COLUMN "recommendedStep" SET DATA TYPE DOUBLE PRECISION;

-- AlterTable
ALTER TABLE "slick_sample" ADD COLUMN     "greedyCorrect" INTEGER,
ADD COLUMN     "greedyCount" INTEGER,
ADD COLUMN     "sampledCorrect" INTEGER,
ADD COLUMN     "sampledCount" INTEGER;

-- AlterTable
ALTER TABLE "upload" ADD COLUMN     "keptBytes" BIGINT,
ADD COLUMN     "mapping" JSONB,
ADD COLUMN     "mappingId" UUID,
ADD COLUMN     "path" TEXT,
ADD COLUMN     "undoneAt" TIMESTAMP(3),
ADD COLUMN     "undoneBy" TEXT;

-- CreateTable
CREATE TABLE "run_series" (
    "projectId" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "split" TEXT NOT NULL,
    "category" TEXT,
    "setName" TEXT,
    "quantity" TEXT NOT NULL,
    "scale" TEXT NOT NULL,
    "n" INTEGER,
    "basis" TEXT NOT NULL,
    "mappingId" UUID,
    "isChosen" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "run_series_pkey" PRIMARY KEY ("projectId","runId","key")
);

-- CreateTable
CREATE TABLE "upload_original" (
    "projectId" UUID NOT NULL,
    "uploadId" UUID NOT NULL,
    "part" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "upload_original_pkey" PRIMARY KEY ("projectId","uploadId","part")
);

-- CreateTable
CREATE TABLE "mapping" (
    "projectId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "shape" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "mapping_pkey" PRIMARY KEY ("projectId","id")
);

-- CreateTable
CREATE TABLE "run_change" (
    "projectId" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',
    "fromStep" DOUBLE PRECISION,
    "undoneAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "run_change_pkey" PRIMARY KEY ("projectId","runId","id")
);

-- CreateIndex
CREATE INDEX "run_series_runId_idx" ON "run_series"("runId");

-- CreateIndex
CREATE UNIQUE INDEX "mapping_projectId_shape_key" ON "mapping"("projectId", "shape");

-- CreateIndex
CREATE INDEX "run_change_runId_createdAt_idx" ON "run_change"("runId", "createdAt");

-- AddForeignKey
ALTER TABLE "run_series" ADD CONSTRAINT "run_series_runId_fkey" FOREIGN KEY ("runId") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "mapping" ADD CONSTRAINT "mapping_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "run_change" ADD CONSTRAINT "run_change_runId_fkey" FOREIGN KEY ("runId") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "upload_original" ADD CONSTRAINT "upload_original_uploadId_fkey" FOREIGN KEY ("uploadId") REFERENCES "upload"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- CreateIndex
CREATE INDEX "upload_original_uploadId_idx" ON "upload_original"("uploadId");

-- Text with a check, not an enum: a distributed table can change it.
ALTER TABLE "run_series"
  ADD CONSTRAINT "run_series_quantity_check" CHECK ("quantity" IN ('accuracy', 'hallucination', 'abstention', 'loss', 'other')),
  ADD CONSTRAINT "run_series_scale_check" CHECK ("scale" IN ('ratio', 'percent')),
  ADD CONSTRAINT "run_series_basis_check" CHECK ("basis" IN ('none', 'estimated', 'confirmed', 'stated'));
ALTER TABLE "metric_point"
  ADD CONSTRAINT "metric_point_not_a_number_check" CHECK ("notANumber" IN ('NaN', 'Infinity', '-Infinity'));
ALTER TABLE "run_change"
  ADD CONSTRAINT "run_change_kind_check" CHECK ("kind" IN ('upload', 'undo', 'restore', 'move', 'drop', 'restore-drop', 'mapping', 'delete', 'undelete'));
