import path from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const root = import.meta.dirname;
const alias = {
  "@": root,
  // `server-only` throws outside Next; under test there is no browser bundle to protect.
  "server-only": path.join(root, "lib/testing/empty.ts"),
};

/** Tests ask the database by a client of their own, so that what the code under test asks can be told from it. */
const ownClient = {
  name: "own-client",
  enforce: "pre" as const,
  resolveId(id: string, importer: string | undefined) {
    const isTest = /\.db\.test\.ts$|\/test-\w+\.ts$|\/lib\/testing\//.test(importer ?? "");
    const isClient = id === "@/lib/db/client" || id === path.join(root, "lib/db/client");
    return isTest && isClient ? path.join(root, "lib/testing/own-client.ts") : null;
  },
};

/** Tests that wait for clocks and other processes begin first: begun last, they keep one core waiting alone. */
class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const waits = ({ moduleId }: TestSpecification) => moduleId.includes("/lib/worker/");
    return [...sorted.filter(waits), ...sorted.filter((file) => !waits(file))];
  }
}

/** An odd offset, so that code which forgets the time zone fails. */
process.env.TZ = "Asia/Kathmandu";

const everyTest = ["**/*.test.ts", "**/*.test.tsx"];
const stateful = ["lib/http/**", "lib/*.test.ts"];

function unitProject(
  name: string,
  files: { include: string[]; exclude: string[]; isolate: boolean },
) {
  return {
    extends: true as const,
    test: {
      ...{ name, include: files.include, isolate: files.isolate },
      exclude: ["**/*.db.test.ts", "node_modules/**", ".next/**", "e2e/**", ...files.exclude],
      setupFiles: ["seed", "patience", "put-back"].map((setup) => `lib/testing/${setup}.ts`),
      testTimeout: 30_000,
    },
  };
}

function databaseProject(name: string) {
  return {
    extends: true as const,
    plugins: [ownClient],
    test: {
      name,
      include: ["**/*.db.test.ts"],
      exclude: ["node_modules/**", ".next/**"],
      globalSetup: ["lib/testing/postgres.ts"],
      setupFiles: ["lib/testing/seed.ts", "lib/testing/database.ts"],
      testTimeout: 30_000,
      hookTimeout: 30_000,
    },
  };
}

export default defineConfig({
  resolve: { alias },
  test: {
    // Left alone, Vitest leaves one core free, which of two is half.
    maxWorkers: 2,
    sequence: { sequencer: WaitingFirst },
    projects: [
      // A process reads the sources once for all its files, half of the processor's time; where a module or the page keeps
      // something, each file has a process of its own.
      unitProject("unit", { include: ["lib/**/*.test.ts"], exclude: stateful, isolate: false }),
      unitProject("unit-alone", {
        include: everyTest,
        exclude: ["lib/!(http|*.ts)/**"],
        isolate: true,
      }),
      databaseProject("db"),
      ...(process.env.TEST_DATABASE_URL ? [databaseProject("db-second")] : []),
    ],
  },
});
