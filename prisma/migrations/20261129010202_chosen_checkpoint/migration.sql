-- AlterTable
ALTER TABLE "run" ADD COLUMN     "chosenAt" TIMESTAMP(3),
ADD COLUMN     "chosenBy" TEXT,
ADD COLUMN     "chosenEpoch" DOUBLE PRECISION,
ADD COLUMN     "chosenNote" TEXT,
ADD COLUMN     "chosenStep" DOUBLE PRECISION;
