-- AlterTable
ALTER TABLE "run" ADD COLUMN     "color" TEXT,
ADD CONSTRAINT "run_color_check" CHECK ("color" IN ('blue', 'vermillion', 'green', 'violet', 'ochre', 'pink', 'teal', 'grey', 'ink'));
