-- DropForeignKey
ALTER TABLE "audit_entry" DROP CONSTRAINT "audit_entry_projectId_fkey";

-- What was done to keeps its words under the contract's name.
ALTER TABLE "audit_entry" RENAME COLUMN "subject" TO "target";

-- AlterTable
ALTER TABLE "audit_entry" DROP CONSTRAINT "audit_entry_pkey",
ADD COLUMN     "actorId" TEXT,
ADD COLUMN     "address" TEXT,
ADD COLUMN     "outcome" TEXT NOT NULL DEFAULT 'done',
ADD COLUMN     "reason" TEXT,
ADD COLUMN     "status" INTEGER NOT NULL DEFAULT 200,
ADD CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("projectId", "id");

-- CreateTable
CREATE TABLE "sign_in_try" (
    "subject" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_in_try_pkey" PRIMARY KEY ("subject","id")
);

-- CreateTable
CREATE TABLE "share_try" (
    "projectId" UUID NOT NULL,
    "shareId" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "failedTries" INTEGER NOT NULL DEFAULT 0,
    "lastFailedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "share_try_pkey" PRIMARY KEY ("projectId","shareId","address")
);

-- CreateIndex
CREATE INDEX "sign_in_try_at_idx" ON "sign_in_try"("at");

-- CreateIndex
CREATE INDEX "share_try_shareId_idx" ON "share_try"("shareId");

-- CreateIndex
CREATE INDEX "share_try_lastFailedAt_idx" ON "share_try"("lastFailedAt");

-- CreateIndex
CREATE INDEX "audit_entry_createdAt_idx" ON "audit_entry"("createdAt");

-- AddForeignKey
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "share_try" ADD CONSTRAINT "share_try_shareId_fkey" FOREIGN KEY ("shareId") REFERENCES "share"("id") ON DELETE CASCADE ON UPDATE NO ACTION;
