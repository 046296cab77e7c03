-- No release wrote to these tables: columns without a default can be added.
DELETE FROM "alert_rule";

-- DropForeignKey
ALTER TABLE "alert_delivery" DROP CONSTRAINT "alert_delivery_firingId_fkey";

-- DropForeignKey
ALTER TABLE "alert_firing" DROP CONSTRAINT "alert_firing_ruleId_fkey";

-- DropForeignKey
ALTER TABLE "alert_rule" DROP CONSTRAINT "alert_rule_projectId_fkey";

-- DropIndex
DROP INDEX "alert_firing_ruleId_runId_step_key";

-- DropIndex
DROP INDEX "alert_rule_projectId_idx";

-- AlterTable
ALTER TABLE "alert_firing" DROP CONSTRAINT "alert_firing_pkey",
DROP COLUMN "step",
ADD COLUMN     "answer" TEXT,
ADD COLUMN     "at" TIMESTAMP(3) NOT NULL,
ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "deliveredAt" TIMESTAMP(3),
ADD COLUMN     "fact" TEXT NOT NULL,
ADD COLUMN     "kind" TEXT NOT NULL,
ADD COLUMN     "projectId" UUID NOT NULL,
ADD COLUMN     "runName" TEXT NOT NULL,
ADD COLUMN     "sentence" TEXT NOT NULL,
ADD COLUMN     "status" TEXT NOT NULL,
ALTER COLUMN "details" SET DEFAULT '{}',
ADD CONSTRAINT "alert_firing_pkey" PRIMARY KEY ("projectId", "ruleId", "runId", "fact");

-- AlterTable
ALTER TABLE "alert_rule" DROP CONSTRAINT "alert_rule_pkey",
DROP COLUMN "condition",
DROP COLUMN "name",
ADD COLUMN     "channel" TEXT NOT NULL,
ADD COLUMN     "createdBy" TEXT,
ADD COLUMN     "kind" TEXT NOT NULL,
ADD COLUMN     "label" TEXT,
ADD COLUMN     "mutedUntil" TIMESTAMP(3),
ADD COLUMN     "tag" TEXT,
ADD COLUMN     "updatedAt" TIMESTAMP(3) NOT NULL,
ADD COLUMN     "value" DOUBLE PRECISION,
ALTER COLUMN "target" SET DATA TYPE TEXT,
ADD CONSTRAINT "alert_rule_pkey" PRIMARY KEY ("projectId", "id");

-- DropTable
DROP TABLE "alert_delivery";

-- CreateTable
CREATE TABLE "run_fact" (
    "projectId" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "fact" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "step" DOUBLE PRECISION,
    "epoch" DOUBLE PRECISION,
    "sentence" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMP(3) NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "run_fact_pkey" PRIMARY KEY ("projectId","runId","fact")
);

-- CreateTable
CREATE TABLE "run_judgement" (
    "projectId" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "state" TEXT NOT NULL,

    CONSTRAINT "run_judgement_pkey" PRIMARY KEY ("projectId","runId")
);

-- CreateTable
CREATE TABLE "alert_signing" (
    "projectId" UUID NOT NULL,
    "secret" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "alert_signing_pkey" PRIMARY KEY ("projectId")
);

-- CreateIndex
CREATE INDEX "run_fact_projectId_at_idx" ON "run_fact"("projectId", "at");

-- CreateIndex
CREATE INDEX "run_fact_runId_idx" ON "run_fact"("runId");

-- CreateIndex
CREATE UNIQUE INDEX "run_judgement_runId_key" ON "run_judgement"("runId");

-- CreateIndex
CREATE INDEX "alert_firing_projectId_createdAt_idx" ON "alert_firing"("projectId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "alert_firing_projectId_id_key" ON "alert_firing"("projectId", "id");

-- AddForeignKey
ALTER TABLE "run_fact" ADD CONSTRAINT "run_fact_runId_fkey" FOREIGN KEY ("runId") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "run_judgement" ADD CONSTRAINT "run_judgement_runId_fkey" FOREIGN KEY ("runId") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "alert_rule" ADD CONSTRAINT "alert_rule_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "alert_firing" ADD CONSTRAINT "alert_firing_projectId_ruleId_fkey" FOREIGN KEY ("projectId", "ruleId") REFERENCES "alert_rule"("projectId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "alert_signing" ADD CONSTRAINT "alert_signing_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE NO ACTION;
