-- AlterTable
ALTER TABLE "upload" ADD COLUMN     "filled" JSONB;
