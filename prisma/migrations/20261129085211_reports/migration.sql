-- CreateTable
CREATE TABLE "report" (
    "projectId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "blocks" JSONB NOT NULL DEFAULT '[]',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" TEXT NOT NULL,
    "changedBy" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "deletedAt" TIMESTAMP(3),

    CONSTRAINT "report_pkey" PRIMARY KEY ("projectId","id")
);

-- CreateTable
CREATE TABLE "report_version" (
    "projectId" UUID NOT NULL,
    "reportId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "blocks" JSONB NOT NULL,
    "savedBy" TEXT NOT NULL,
    "savedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "report_version_pkey" PRIMARY KEY ("projectId","reportId","version")
);

-- CreateTable
CREATE TABLE "report_chart" (
    "projectId" UUID NOT NULL,
    "reportId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "target" JSONB NOT NULL,
    "view" JSONB NOT NULL DEFAULT '{}',
    "name" TEXT NOT NULL,
    "isFrozen" BOOLEAN NOT NULL DEFAULT false,
    "snapshot" BYTEA,
    "checksum" TEXT,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "report_chart_pkey" PRIMARY KEY ("projectId","reportId","id")
);

-- CreateIndex
CREATE INDEX "report_projectId_updatedAt_idx" ON "report"("projectId", "updatedAt");

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "report_version" ADD CONSTRAINT "report_version_projectId_reportId_fkey" FOREIGN KEY ("projectId", "reportId") REFERENCES "report"("projectId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "report_chart" ADD CONSTRAINT "report_chart_projectId_reportId_fkey" FOREIGN KEY ("projectId", "reportId") REFERENCES "report"("projectId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
