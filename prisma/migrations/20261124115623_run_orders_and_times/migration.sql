-- CreateIndex
CREATE INDEX "run_projectId_status_id_idx" ON "run"("projectId", "status", "id");

-- CreateIndex
CREATE INDEX "run_projectId_baseModel_id_idx" ON "run"("projectId", "baseModel", "id");

-- CreateIndex
CREATE INDEX "run_projectId_method_id_idx" ON "run"("projectId", "method", "id");

-- CreateIndex
CREATE INDEX "run_projectId_datasetId_id_idx" ON "run"("projectId", "datasetId", "id");

-- CreateIndex
CREATE INDEX "run_projectId_updatedAt_idx" ON "run"("projectId", "updatedAt");

-- CreateIndex
CREATE INDEX "run_summary_projectId_updatedAt_idx" ON "run_summary"("projectId", "updatedAt");

-- CreateIndex
CREATE INDEX "run_summary_projectId_analysedAt_updatedAt_idx" ON "run_summary"("projectId", "analysedAt", "updatedAt");
