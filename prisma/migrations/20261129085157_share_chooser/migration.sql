-- AlterTable
ALTER TABLE "share" ADD COLUMN     "allowChooser" BOOLEAN NOT NULL DEFAULT false;
