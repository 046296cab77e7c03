-- AlterTable
ALTER TABLE "run" ADD COLUMN     "lastTurn" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "run_change" ADD COLUMN     "turn" INTEGER;

-- AlterTable
ALTER TABLE "upload" ADD COLUMN     "evaluated" JSONB,
ADD COLUMN     "turn" INTEGER NOT NULL DEFAULT 0;

-- Uploads so far keep the order of their ids, which rise with time.
UPDATE "upload" AS u SET "turn" = ordered."turn"
FROM (
  SELECT "id", row_number() OVER (PARTITION BY "runId" ORDER BY "id") AS "turn"
  FROM "upload" WHERE "runId" IS NOT NULL
) AS ordered
WHERE u."id" = ordered."id";

UPDATE "run" AS r SET "lastTurn" = latest."turn"
FROM (SELECT "runId", max("turn") AS "turn" FROM "upload" WHERE "runId" IS NOT NULL GROUP BY "runId") AS latest
WHERE r."id" = latest."runId";
