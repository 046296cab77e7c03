import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { MigrationList, SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg";
import { type Migration, migrationsDirectory } from "@/lib/db/migration-files";
import { createSchemaEngineAdapter } from "@/lib/db/schema-engine-adapter";

declare global {
  var onsetSchemaEngine:
    | Promise<typeof import("@prisma/schema-engine-wasm/schema_engine_bg")>
    | undefined;
}

/** The engine leaves its last words here; the error that follows says only "unreachable". */
const panicRegistry = {
  message: "",
  set_message(message: string) {
    this.message = message;
  },
};

/** Node loads no WebAssembly through `import` without a flag, so the engine is put together by hand. */
async function loadEngine() {
  const require = createRequire(path.join(process.cwd(), "package.json"));
  const entry = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const wasm = readFileSync(path.join(path.dirname(entry), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(wasm, {
    "./schema_engine_bg.js": bindings as unknown as WebAssembly.ModuleImports,
  });
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panicRegistry });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return bindings;
}

/**
 * Prisma's schema engine on a database; the native one would have to be fetched from the network.
 * With `withShadow` the address is taken apart, because a connection string would win over the name
 * of the shadow database and the engine would work on the real one.
 */
export async function openSchemaEngine(
  url: string,
  { withShadow = false }: { withShadow?: boolean } = {},
): Promise<SchemaEngine> {
  // The bindings hold one instance; Vitest loads this file once a project, and a second would break the first.
  globalThis.onsetSchemaEngine ??= loadEngine();
  const { SchemaEngine } = await globalThis.onsetSchemaEngine;
  const { hostname, port, username, password, pathname } = new URL(url);
  const address = withShadow
    ? {
        host: hostname,
        port: Number(port),
        user: username,
        password: decodeURIComponent(password),
        database: pathname.slice(1),
      }
    : { connectionString: url };
  const factory = bindMigrationAwareSqlAdapterFactory(createSchemaEngineAdapter(address));
  return SchemaEngine.new({ datamodels: undefined }, () => {}, factory);
}

export function toMigrationList(migrations: readonly Migration[]): MigrationList {
  return {
    baseDir: migrationsDirectory(),
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
    })),
  };
}

export const everything = { externalTables: [], externalEnums: [] };

export function engineErrorSentence(error: unknown): string {
  const text = panicRegistry.message || (error instanceof Error ? error.message : String(error));
  return text.trim().replaceAll(/\s+/g, " ").slice(0, 600);
}
