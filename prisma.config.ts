import { defineConfig } from "prisma/config";

// Otherwise the command line fetches a native engine that nothing here uses (docs/architecture.md).
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
});
