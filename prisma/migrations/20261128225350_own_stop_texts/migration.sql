-- AlterTable
ALTER TABLE "dataset" ADD COLUMN     "hasOwnStopTexts" BOOLEAN NOT NULL DEFAULT false;
