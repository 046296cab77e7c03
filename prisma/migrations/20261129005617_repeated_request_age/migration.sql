-- CreateIndex
CREATE INDEX "repeated_request_createdAt_idx" ON "repeated_request"("createdAt");
