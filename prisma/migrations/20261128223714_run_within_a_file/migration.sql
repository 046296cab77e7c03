-- AlterTable
ALTER TABLE "upload" ADD COLUMN     "fromRun" TEXT;
