-- AlterTable
ALTER TABLE "run_summary" ADD COLUMN     "confirmedEpoch" DOUBLE PRECISION,
ADD COLUMN     "confirmedStep" DOUBLE PRECISION,
ADD COLUMN     "endAnswers" JSONB,
ADD COLUMN     "isWithheld" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "recommendedEpoch" DOUBLE PRECISION;
