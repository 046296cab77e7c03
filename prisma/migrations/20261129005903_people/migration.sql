-- AlterTable
ALTER TABLE "api_key" ADD COLUMN     "ownerId" TEXT;

-- AlterTable
ALTER TABLE "invitation" ADD COLUMN     "acceptedBy" TEXT,
ALTER COLUMN "email" DROP NOT NULL;

-- AlterTable
ALTER TABLE "member" ADD COLUMN     "byClaim" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "saved_view" ADD COLUMN     "changedBy" TEXT,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "user" ADD COLUMN     "disabledAt" TIMESTAMP(3),
ADD COLUMN     "isAdministrator" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "lastSeenAt" TIMESTAMP(3),
ADD COLUMN     "twoFactorEnabled" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "two_factor" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "backupCodes" TEXT NOT NULL,
    "verified" BOOLEAN NOT NULL DEFAULT true,
    "failedVerificationCount" INTEGER NOT NULL DEFAULT 0,
    "lockedUntil" TIMESTAMP(3),

    CONSTRAINT "two_factor_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "two_factor_userId_idx" ON "two_factor"("userId");

-- CreateIndex
CREATE INDEX "api_key_ownerId_idx" ON "api_key"("ownerId");

-- AddForeignKey
ALTER TABLE "two_factor" ADD CONSTRAINT "two_factor_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE NO ACTION;

-- Whoever set the server up runs it.
UPDATE "user" SET "isAdministrator" = true
WHERE "id" = (SELECT "id" FROM "user" ORDER BY "createdAt", "id" LIMIT 1);

-- A key belongs to the member that its maker's name tells, where it tells one alone.
UPDATE "api_key" k SET "ownerId" = o."userId"
FROM (
    SELECT k2."id", min(m."userId") AS "userId"
    FROM "api_key" k2
    JOIN "member" m ON m."projectId" = k2."projectId"
    JOIN "user" u ON u."id" = m."userId" AND u."name" = k2."createdBy"
    GROUP BY k2."id"
    HAVING count(*) = 1
) o
WHERE o."id" = k."id";
