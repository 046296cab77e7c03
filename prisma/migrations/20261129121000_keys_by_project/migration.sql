-- Every key of what belongs to a project leads with the project (docs/decisions/0062-keys-lead-with-the-project.md).
-- One transaction: it takes the tables for itself until it is done. Nothing is told or counted anew.

-- DropForeignKey
ALTER TABLE "api_key" DROP CONSTRAINT "api_key_projectId_fkey";
ALTER TABLE "checkpoint" DROP CONSTRAINT "checkpoint_runId_fkey";
ALTER TABLE "dataset" DROP CONSTRAINT "dataset_projectId_fkey";
ALTER TABLE "evaluation" DROP CONSTRAINT "evaluation_runId_fkey";
ALTER TABLE "example" DROP CONSTRAINT "example_datasetId_fkey";
ALTER TABLE "invitation" DROP CONSTRAINT "invitation_projectId_fkey";
ALTER TABLE "label_set" DROP CONSTRAINT "label_set_datasetId_fkey";
ALTER TABLE "member" DROP CONSTRAINT "member_projectId_fkey";
ALTER TABLE "metric_point" DROP CONSTRAINT "metric_point_runId_fkey";
ALTER TABLE "mlflow_artifact" DROP CONSTRAINT "mlflow_artifact_runId_fkey";
ALTER TABLE "mlflow_run" DROP CONSTRAINT "mlflow_run_runId_fkey";
ALTER TABLE "outcome_vector" DROP CONSTRAINT "outcome_vector_runId_fkey";
ALTER TABLE "prediction_block" DROP CONSTRAINT "prediction_block_runId_fkey";
ALTER TABLE "repeated_request" DROP CONSTRAINT "repeated_request_projectId_fkey";
ALTER TABLE "run" DROP CONSTRAINT "run_datasetId_fkey";
ALTER TABLE "run" DROP CONSTRAINT "run_projectId_fkey";
ALTER TABLE "run_change" DROP CONSTRAINT "run_change_runId_fkey";
ALTER TABLE "run_fact" DROP CONSTRAINT "run_fact_runId_fkey";
ALTER TABLE "run_judgement" DROP CONSTRAINT "run_judgement_runId_fkey";
ALTER TABLE "run_series" DROP CONSTRAINT "run_series_runId_fkey";
ALTER TABLE "run_summary" DROP CONSTRAINT "run_summary_runId_fkey";
ALTER TABLE "run_value" DROP CONSTRAINT "run_value_runId_fkey";
ALTER TABLE "saved_view" DROP CONSTRAINT "saved_view_projectId_fkey";
ALTER TABLE "share" DROP CONSTRAINT "share_projectId_fkey";
ALTER TABLE "share_try" DROP CONSTRAINT "share_try_shareId_fkey";
ALTER TABLE "slick_sample" DROP CONSTRAINT "slick_sample_datasetId_fkey";
ALTER TABLE "training_example" DROP CONSTRAINT "training_example_runId_fkey";
ALTER TABLE "upload" DROP CONSTRAINT "upload_datasetId_fkey";
ALTER TABLE "upload" DROP CONSTRAINT "upload_projectId_fkey";
ALTER TABLE "upload" DROP CONSTRAINT "upload_runId_fkey";
ALTER TABLE "upload_original" DROP CONSTRAINT "upload_original_uploadId_fkey";

-- DropIndex
DROP INDEX "api_key_hash_key";
DROP INDEX "example_datasetId_exampleId_key";
DROP INDEX "label_set_datasetId_idx";
DROP INDEX "mlflow_artifact_runId_idx";
DROP INDEX "mlflow_run_runId_key";
DROP INDEX "run_datasetId_idx";
DROP INDEX "run_deletedAt_idx";
DROP INDEX "run_change_runId_createdAt_idx";
DROP INDEX "run_fact_runId_idx";
DROP INDEX "run_judgement_runId_key";
DROP INDEX "run_series_runId_idx";
DROP INDEX "share_tokenHash_key";
DROP INDEX "share_try_shareId_idx";
DROP INDEX "upload_runId_sha256_idx";
DROP INDEX "upload_original_uploadId_idx";

-- Names of a closed list are text that is checked: a cast to an enum is not immutable, so no upsert can be told its machine
ALTER TABLE "member" ALTER COLUMN "role" DROP DEFAULT, ALTER COLUMN "role" TYPE TEXT USING "role"::text,
ALTER COLUMN "role" SET DEFAULT 'viewer',
ADD CONSTRAINT "member_role_check" CHECK ("role" IN ('owner', 'admin', 'editor', 'viewer'));
ALTER TABLE "invitation" ALTER COLUMN "role" TYPE TEXT USING "role"::text,
ADD CONSTRAINT "invitation_role_check" CHECK ("role" IN ('owner', 'admin', 'editor', 'viewer'));
ALTER TABLE "run" ALTER COLUMN "status" DROP DEFAULT, ALTER COLUMN "status" TYPE TEXT USING "status"::text,
ALTER COLUMN "status" SET DEFAULT 'running',
ADD CONSTRAINT "run_status_check" CHECK ("status" IN ('running', 'finished', 'failed'));
DROP TYPE "Role";
DROP TYPE "RunStatus";

-- The project of what has none yet is that of its run or dataset
ALTER TABLE "checkpoint" DROP CONSTRAINT "checkpoint_pkey", ADD COLUMN "projectId" UUID;
UPDATE "checkpoint" AS own SET "projectId" = of."projectId" FROM "run" AS of WHERE of."id" = own."runId";
ALTER TABLE "evaluation" DROP CONSTRAINT "evaluation_pkey", ADD COLUMN "projectId" UUID;
UPDATE "evaluation" AS own SET "projectId" = of."projectId" FROM "run" AS of WHERE of."id" = own."runId";
ALTER TABLE "example" DROP CONSTRAINT "example_pkey", ADD COLUMN "projectId" UUID;
UPDATE "example" AS own SET "projectId" = of."projectId" FROM "dataset" AS of WHERE of."id" = own."datasetId";
ALTER TABLE "metric_point" DROP CONSTRAINT "metric_point_pkey", ADD COLUMN "projectId" UUID;
UPDATE "metric_point" AS own SET "projectId" = of."projectId" FROM "run" AS of WHERE of."id" = own."runId";
ALTER TABLE "outcome_vector" DROP CONSTRAINT "outcome_vector_pkey", ADD COLUMN "projectId" UUID;
UPDATE "outcome_vector" AS own SET "projectId" = of."projectId" FROM "run" AS of WHERE of."id" = own."runId";
ALTER TABLE "prediction_block" DROP CONSTRAINT "prediction_block_pkey", ADD COLUMN "projectId" UUID;
UPDATE "prediction_block" AS own SET "projectId" = of."projectId" FROM "run" AS of WHERE of."id" = own."runId";
ALTER TABLE "slick_sample" DROP CONSTRAINT "slick_sample_pkey", ADD COLUMN "projectId" UUID;
UPDATE "slick_sample" AS own SET "projectId" = of."projectId" FROM "dataset" AS of WHERE of."id" = own."datasetId";
ALTER TABLE "training_example" DROP CONSTRAINT "training_example_pkey", ADD COLUMN "projectId" UUID;
UPDATE "training_example" AS own SET "projectId" = of."projectId" FROM "run" AS of WHERE of."id" = own."runId";

-- AlterTable
ALTER TABLE "api_key" DROP CONSTRAINT "api_key_pkey",
ADD CONSTRAINT "api_key_pkey" PRIMARY KEY ("projectId", "id");
ALTER TABLE "checkpoint" ALTER COLUMN "projectId" SET NOT NULL,
ADD CONSTRAINT "checkpoint_pkey" PRIMARY KEY ("projectId", "runId", "step");
ALTER TABLE "dataset" DROP CONSTRAINT "dataset_pkey",
ADD CONSTRAINT "dataset_pkey" PRIMARY KEY ("projectId", "id");
ALTER TABLE "evaluation" ALTER COLUMN "projectId" SET NOT NULL,
ADD CONSTRAINT "evaluation_pkey" PRIMARY KEY ("projectId", "runId", "step", "split", "category");
ALTER TABLE "example" ALTER COLUMN "projectId" SET NOT NULL,
ADD CONSTRAINT "example_pkey" PRIMARY KEY ("projectId", "datasetId", "ordinal");
ALTER TABLE "metric_point" ALTER COLUMN "projectId" SET NOT NULL,
ADD CONSTRAINT "metric_point_pkey" PRIMARY KEY ("projectId", "runId", "key", "step");
ALTER TABLE "outcome_vector" ALTER COLUMN "projectId" SET NOT NULL,
ADD CONSTRAINT "outcome_vector_pkey" PRIMARY KEY ("projectId", "runId", "step", "split");
ALTER TABLE "prediction_block" ALTER COLUMN "projectId" SET NOT NULL,
ADD CONSTRAINT "prediction_block_pkey" PRIMARY KEY ("projectId", "runId", "step", "split", "block");
ALTER TABLE "run" DROP CONSTRAINT "run_pkey",
ADD CONSTRAINT "run_pkey" PRIMARY KEY ("projectId", "id");
ALTER TABLE "run_summary" DROP CONSTRAINT "run_summary_pkey",
ADD CONSTRAINT "run_summary_pkey" PRIMARY KEY ("projectId", "runId");
ALTER TABLE "run_value" DROP CONSTRAINT "run_value_pkey",
ADD CONSTRAINT "run_value_pkey" PRIMARY KEY ("projectId", "runId", "key");
ALTER TABLE "saved_view" DROP CONSTRAINT "saved_view_pkey",
ADD CONSTRAINT "saved_view_pkey" PRIMARY KEY ("projectId", "id");
ALTER TABLE "share" DROP CONSTRAINT "share_pkey",
ADD CONSTRAINT "share_pkey" PRIMARY KEY ("projectId", "id");
ALTER TABLE "slick_sample" ALTER COLUMN "projectId" SET NOT NULL,
ADD CONSTRAINT "slick_sample_pkey" PRIMARY KEY ("projectId", "datasetId", "ordinal");
ALTER TABLE "training_example" ALTER COLUMN "projectId" SET NOT NULL,
ADD CONSTRAINT "training_example_pkey" PRIMARY KEY ("projectId", "runId", "ordinal");
ALTER TABLE "upload" DROP CONSTRAINT "upload_pkey",
ADD CONSTRAINT "upload_pkey" PRIMARY KEY ("projectId", "id");

-- CreateTable
CREATE TABLE "secret_hash" (
    "hash" TEXT NOT NULL,
    "projectId" UUID NOT NULL,

    CONSTRAINT "secret_hash_pkey" PRIMARY KEY ("hash")
);
INSERT INTO "secret_hash" ("hash", "projectId")
SELECT "hash", "projectId" FROM "api_key" UNION ALL SELECT "tokenHash", "projectId" FROM "share";

-- CreateIndex
CREATE INDEX "secret_hash_projectId_idx" ON "secret_hash"("projectId");
CREATE UNIQUE INDEX "api_key_projectId_hash_key" ON "api_key"("projectId", "hash");
CREATE UNIQUE INDEX "example_projectId_datasetId_exampleId_key" ON "example"("projectId", "datasetId", "exampleId");
CREATE INDEX "run_projectId_deletedAt_idx" ON "run"("projectId", "deletedAt");
CREATE INDEX "run_change_projectId_runId_createdAt_idx" ON "run_change"("projectId", "runId", "createdAt");
CREATE UNIQUE INDEX "share_projectId_tokenHash_key" ON "share"("projectId", "tokenHash");
CREATE INDEX "upload_projectId_runId_sha256_idx" ON "upload"("projectId", "runId", "sha256");

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "secret_hash" ADD CONSTRAINT "secret_hash_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "repeated_request" ADD CONSTRAINT "repeated_request_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "dataset" ADD CONSTRAINT "dataset_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "example" ADD CONSTRAINT "example_projectId_datasetId_fkey" FOREIGN KEY ("projectId", "datasetId") REFERENCES "dataset"("projectId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "slick_sample" ADD CONSTRAINT "slick_sample_projectId_datasetId_fkey" FOREIGN KEY ("projectId", "datasetId") REFERENCES "dataset"("projectId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "label_set" ADD CONSTRAINT "label_set_projectId_datasetId_fkey" FOREIGN KEY ("projectId", "datasetId") REFERENCES "dataset"("projectId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "run" ADD CONSTRAINT "run_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "run" ADD CONSTRAINT "run_projectId_datasetId_fkey" FOREIGN KEY ("projectId", "datasetId") REFERENCES "dataset"("projectId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "training_example" ADD CONSTRAINT "training_example_projectId_runId_fkey" FOREIGN KEY ("projectId", "runId") REFERENCES "run"("projectId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "checkpoint" ADD CONSTRAINT "checkpoint_projectId_runId_fkey" FOREIGN KEY ("projectId", "runId") REFERENCES "run"("projectId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_projectId_runId_fkey" FOREIGN KEY ("projectId", "runId") REFERENCES "run"("projectId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "outcome_vector" ADD CONSTRAINT "outcome_vector_projectId_runId_fkey" FOREIGN KEY ("projectId", "runId") REFERENCES "run"("projectId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "prediction_block" ADD CONSTRAINT "prediction_block_projectId_runId_fkey" FOREIGN KEY ("projectId", "runId") REFERENCES "run"("projectId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "metric_point" ADD CONSTRAINT "metric_point_projectId_runId_fkey" FOREIGN KEY ("projectId", "runId") REFERENCES "run"("projectId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "run_series" ADD CONSTRAINT "run_series_projectId_runId_fkey" FOREIGN KEY ("projectId", "runId") REFERENCES "run"("projectId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "run_summary" ADD CONSTRAINT "run_summary_projectId_runId_fkey" FOREIGN KEY ("projectId", "runId") REFERENCES "run"("projectId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "run_value" ADD CONSTRAINT "run_value_projectId_runId_fkey" FOREIGN KEY ("projectId", "runId") REFERENCES "run"("projectId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "upload" ADD CONSTRAINT "upload_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "upload" ADD CONSTRAINT "upload_projectId_runId_fkey" FOREIGN KEY ("projectId", "runId") REFERENCES "run"("projectId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "upload" ADD CONSTRAINT "upload_projectId_datasetId_fkey" FOREIGN KEY ("projectId", "datasetId") REFERENCES "dataset"("projectId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "upload_original" ADD CONSTRAINT "upload_original_projectId_uploadId_fkey" FOREIGN KEY ("projectId", "uploadId") REFERENCES "upload"("projectId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "run_change" ADD CONSTRAINT "run_change_projectId_runId_fkey" FOREIGN KEY ("projectId", "runId") REFERENCES "run"("projectId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "mlflow_run" ADD CONSTRAINT "mlflow_run_projectId_runId_fkey" FOREIGN KEY ("projectId", "runId") REFERENCES "run"("projectId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "mlflow_artifact" ADD CONSTRAINT "mlflow_artifact_projectId_runId_fkey" FOREIGN KEY ("projectId", "runId") REFERENCES "run"("projectId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "share" ADD CONSTRAINT "share_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "share_try" ADD CONSTRAINT "share_try_projectId_shareId_fkey" FOREIGN KEY ("projectId", "shareId") REFERENCES "share"("projectId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "run_fact" ADD CONSTRAINT "run_fact_projectId_runId_fkey" FOREIGN KEY ("projectId", "runId") REFERENCES "run"("projectId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "run_judgement" ADD CONSTRAINT "run_judgement_projectId_runId_fkey" FOREIGN KEY ("projectId", "runId") REFERENCES "run"("projectId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
