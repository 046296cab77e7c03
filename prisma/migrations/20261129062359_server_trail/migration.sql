-- CreateTable
CREATE TABLE "server_entry" (
    "id" UUID NOT NULL,
    "actor" TEXT NOT NULL,
    "actorId" TEXT,
    "action" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "details" JSONB,
    "address" TEXT,
    "outcome" TEXT NOT NULL DEFAULT 'done',
    "status" INTEGER NOT NULL DEFAULT 200,
    "reason" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "server_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "server_entry_createdAt_idx" ON "server_entry"("createdAt");
