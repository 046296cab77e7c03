-- AlterTable
ALTER TABLE "upload" ADD COLUMN     "isLive" BOOLEAN NOT NULL DEFAULT false;
