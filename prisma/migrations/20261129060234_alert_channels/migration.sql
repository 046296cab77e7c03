-- CreateTable
CREATE TABLE "alert_channel" (
    "projectId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdBy" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "alert_channel_pkey" PRIMARY KEY ("projectId","id")
);

-- Each address that rules tell becomes a channel, under the name that a rule gave it.
INSERT INTO "alert_channel" ("projectId", "id", "kind", "target", "name", "createdBy", "createdAt", "updatedAt")
SELECT "projectId", gen_random_uuid(), "channel", "target",
    coalesce(min("label"), substring("target" from '^[a-z]+://([^/?#]+)'), "target"),
    min("createdBy"), min("createdAt"), CURRENT_TIMESTAMP
FROM "alert_rule" GROUP BY "projectId", "channel", "target";

-- AlterTable
ALTER TABLE "alert_rule" ADD COLUMN "channelId" UUID;

UPDATE "alert_rule" AS rule SET "channelId" = c."id" FROM "alert_channel" AS c
WHERE c."projectId" = rule."projectId" AND c."kind" = rule."channel" AND c."target" = rule."target";

ALTER TABLE "alert_rule" ALTER COLUMN "channelId" SET NOT NULL,
DROP COLUMN "channel",
DROP COLUMN "label",
DROP COLUMN "target";

-- CreateIndex
CREATE INDEX "alert_rule_projectId_channelId_idx" ON "alert_rule"("projectId", "channelId");

-- AddForeignKey
ALTER TABLE "alert_rule" ADD CONSTRAINT "alert_rule_projectId_channelId_fkey" FOREIGN KEY ("projectId", "channelId") REFERENCES "alert_channel"("projectId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "alert_channel" ADD CONSTRAINT "alert_channel_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE NO ACTION;
