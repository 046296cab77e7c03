-- AlterTable
ALTER TABLE "run" ADD COLUMN     "heardAt" TIMESTAMP(3),
ADD COLUMN     "remedy" TEXT,
ADD COLUMN     "remedyOf" TEXT;

-- CreateTable
CREATE TABLE "label_set" (
    "projectId" UUID NOT NULL,
    "datasetId" UUID NOT NULL,
    "base" TEXT NOT NULL,
    "baseModel" TEXT NOT NULL,
    "scorer" TEXT,
    "slick" JSONB,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "label_set_pkey" PRIMARY KEY ("projectId","datasetId","base")
);

-- CreateTable
CREATE TABLE "example_label" (
    "projectId" UUID NOT NULL,
    "datasetId" UUID NOT NULL,
    "base" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "category" TEXT,
    "pCorrectGreedy" DOUBLE PRECISION,
    "pCorrectSampled" DOUBLE PRECISION,
    "greedy" TEXT[],
    "sampled" TEXT[],
    "greedyCount" INTEGER,
    "greedyCorrect" INTEGER,
    "sampledCount" INTEGER,
    "sampledCorrect" INTEGER,

    CONSTRAINT "example_label_pkey" PRIMARY KEY ("projectId","datasetId","base","ordinal")
);

-- CreateTable
CREATE TABLE "mlflow_experiment" (
    "projectId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "isDeleted" BOOLEAN NOT NULL DEFAULT false,
    "tags" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "mlflow_experiment_pkey" PRIMARY KEY ("projectId","number")
);

-- CreateTable
CREATE TABLE "mlflow_run" (
    "projectId" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "experiment" INTEGER NOT NULL,
    "userId" TEXT,
    "params" JSONB NOT NULL DEFAULT '{}',
    "tags" JSONB NOT NULL DEFAULT '{}',
    "names" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "mlflow_run_pkey" PRIMARY KEY ("projectId","runId")
);

-- CreateTable
CREATE TABLE "mlflow_artifact" (
    "projectId" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mlflow_artifact_pkey" PRIMARY KEY ("projectId","runId","path")
);

-- CreateIndex
CREATE INDEX "label_set_datasetId_idx" ON "label_set"("datasetId");

-- CreateIndex
CREATE UNIQUE INDEX "mlflow_experiment_projectId_name_key" ON "mlflow_experiment"("projectId", "name");

-- CreateIndex
CREATE INDEX "mlflow_run_projectId_experiment_idx" ON "mlflow_run"("projectId", "experiment");

-- CreateIndex
CREATE UNIQUE INDEX "mlflow_run_runId_key" ON "mlflow_run"("runId");

-- CreateIndex
CREATE INDEX "mlflow_artifact_runId_idx" ON "mlflow_artifact"("runId");

-- AddForeignKey
ALTER TABLE "label_set" ADD CONSTRAINT "label_set_datasetId_fkey" FOREIGN KEY ("datasetId") REFERENCES "dataset"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "example_label" ADD CONSTRAINT "example_label_projectId_datasetId_base_fkey" FOREIGN KEY ("projectId", "datasetId", "base") REFERENCES "label_set"("projectId", "datasetId", "base") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "mlflow_experiment" ADD CONSTRAINT "mlflow_experiment_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "mlflow_run" ADD CONSTRAINT "mlflow_run_runId_fkey" FOREIGN KEY ("runId") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "mlflow_artifact" ADD CONSTRAINT "mlflow_artifact_runId_fkey" FOREIGN KEY ("runId") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE NO ACTION;
