-- AlterTable
ALTER TABLE "project" ADD COLUMN     "acceptableLoss" DOUBLE PRECISION NOT NULL DEFAULT 2;
