import { readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasSamples, sampleFile } from "@/lib/testing/sample-file";
import { detectContainer, openWhole } from "./containers";
import { chunksOf, readAll } from "./read-all";
import { sqliteContainer } from "./sqlite";
import { sqliteColumns } from "./sqlite-columns";
import { SqliteFile } from "./sqlite-file";
import { trackingStoreFormat } from "./tracking-store";

// SQLite itself, as Node has it, says what stands in a file; the programs that wrote the samples say what it means.
const made = (name: string) =>
  Uint8Array.from(gunzipSync(readFileSync(`lib/testing/sqlite/${name}`)));

function database(...statements: string[]): Uint8Array {
  const own = new DatabaseSync(":memory:");
  for (const statement of statements) own.exec(statement);
  return own.serialize();
}

const opened = (bytes: Uint8Array) => openWhole(sqliteContainer, bytes);

async function read(bytes: Uint8Array) {
  const { text, warnings, nothing } = await opened(bytes);
  const batch = await readAll(trackingStoreFormat, chunksOf(text, 4096));
  const points = batch.records.flatMap(({ run, step, values }) =>
    Object.entries(values).map(([key, value]) => [run, key, step, value]),
  );
  return { ...batch, points, said: warnings, nothing };
}

/** All rows of a table as SQLite reads them. */
function rowsOf(bytes: Uint8Array, table: string): unknown[] {
  const own = new DatabaseSync(":memory:");
  own.deserialize(bytes);
  return own.prepare(`SELECT * FROM "${table}"`).all();
}

function ownRows(bytes: Uint8Array, table: string): unknown[] {
  return [...(new SqliteFile(bytes).rows(table, []) ?? [])].map((row) => Object.fromEntries(row));
}

describe("the layout of an SQLite file", () => {
  test.each(["runs", "metrics", "params", "tags", "alembic_version"])(
    "gives the rows of MLflow's %s that SQLite gives",
    (table) => {
      const bytes = made("mlflow.db.gz");
      const rows = ownRows(bytes, table);
      expect(rows.length).toBeGreaterThan(0);
      expect(rows).toEqual(rowsOf(bytes, table).map((row) => ({ ...(row as object) })));
    },
  );

  test("gives the rows of any table that SQLite gives, whatever the page, text and value", () => {
    const value = fc.oneof(
      fc.string({ maxLength: 5000 }).filter((text) => text.isWellFormed() && !text.includes("\0")),
      fc.maxSafeInteger(),
      fc.integer({ min: -200, max: 200 }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.uint8Array({ maxLength: 3000 }),
      fc.constant(null),
    );
    const rows = fc.array(fc.tuple(value, value, value), { minLength: 1, maxLength: 120 });
    const page = fc.constantFrom(512, 1024, 4096, 65_536);
    const encoding = fc.constantFrom("UTF-8", "UTF-16le", "UTF-16be");
    fc.assert(
      fc.property(rows, page, encoding, (given, pageBytes, name) => {
        const own = new DatabaseSync(":memory:");
        own.exec(
          `PRAGMA page_size=${pageBytes}; PRAGMA encoding="${name}"; CREATE TABLE t (a, b, c)`,
        );
        const insert = own.prepare("INSERT INTO t VALUES (?, ?, ?)");
        for (const row of given) insert.run(...row);
        const bytes = own.serialize();
        const plain = (cell: unknown) => (cell instanceof Uint8Array ? [...cell] : cell);
        const said = rowsOf(bytes, "t").map((row) => Object.values(row as object).map(plain));
        const read = ownRows(bytes, "t").map((row) => Object.values(row as object).map(plain));
        expect(read).toEqual(said);
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    [
      "CREATE TABLE t (a INTEGER PRIMARY KEY, \"b c\" TEXT DEFAULT 'x,(y', [d], `e` DECIMAL(10, 2), PRIMARY KEY (a), CHECK (a IN (0, 1)))",
      ["a", "b c", "d", "e"],
    ],
    ["CREATE TABLE t (a -- the first, of course\n, b /* , c */ INT)", ["a", "b"]],
    ["CREATE TABLE t (a, b AS (a + 1))", null],
    ["CREATE TABLE t (a PRIMARY KEY) WITHOUT ROWID", null],
    ["CREATE TABLE t", null],
  ])("knows the columns of %s", (sql, columns) => {
    expect(sqliteColumns(sql)).toEqual(columns);
  });
});

describe("MLflow's database", () => {
  test("is its runs with settings, tags and state, the last of a step, NaN and infinity", async () => {
    const bytes = made("mlflow.db.gz");
    expect(detectContainer(bytes)?.id).toBe("sqlite");
    const { points, facts, issues, said } = await read(bytes);
    expect(issues).toEqual([]);
    const of = (run: string) => points.filter(([name]) => name === run).map(([, ...rest]) => rest);
    expect(of("unk050").sort()).toEqual(
      [
        ["train/loss", 100, 2],
        ["train/loss", 200, 1],
        ["train/loss", 300, 2 / 3],
        ["eval/known_accuracy", 100, Number.NaN],
        ["eval/known_accuracy", 200, 0.8],
        ["eval/known_accuracy", 300, Number.POSITIVE_INFINITY],
      ].sort(),
    );
    expect(facts?.find(({ run }) => run === "unk050")).toMatchObject({
      ...{ name: "unk050", status: "finished", tags: ["team=nlp"], baseModel: "tiny-llama" },
      hyperparameters: { learning_rate: 5e-5, model_name_or_path: "tiny-llama" },
      startedAt: expect.stringMatching(/^2026-/),
    });
    expect(said).toEqual([
      "1 run was deleted in MLflow and is left out; restore it there to take it over",
    ]);
  });

  test("has child runs: a curve of their parent where each has one point, else runs of their own", async () => {
    const { points } = await read(made("mlflow.db.gz"));
    const curve = points
      .filter(([run]) => run === "sweep")
      .map(([, , step, value]) => [step, value]);
    expect(curve.map(([step]) => step)).toEqual([1, 2, 3]);
    expect(curve[2]?.[1]).toBeCloseTo(0.6, 10);
    expect(points.filter(([run]) => run === "unk050 / probe")).toEqual([
      ["unk050 / probe", "accuracy", 100, 0.5],
      ["unk050 / probe", "accuracy", 200, 0.6],
    ]);
  });

  test("names its runs at the beginning, before their further rows", async () => {
    const { text } = await opened(made("mlflow.db.gz"));
    const lines = text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    const lastRun = lines.findLastIndex((line) => "about" in line);
    expect(lines.slice(0, lastRun).filter((line) => "about" in line)).toHaveLength(2);
    expect(lastRun).toBe(4);
  });

  test.skipIf(!hasSamples)("in which nothing was logged is no mistake", async () => {
    const { nothing, said } = await read(sampleFile("mlflow/BurovDmA__llm-moderator/mlflow.db"));
    expect(nothing).toBe("MLflow's store of 4 runs, and nothing was logged in it");
    expect(said).toEqual([]);
  });

  test("of two runs that are called alike names the second by its id as well", async () => {
    const runs = "CREATE TABLE runs (run_uuid, name, status)";
    const metrics = "CREATE TABLE metrics (key, value, timestamp, run_uuid, step, is_nan)";
    const one = (id: string) => `INSERT INTO runs VALUES ('${id}', 'twin', 'FAILED')`;
    const point = (id: string) => `INSERT INTO metrics VALUES ('loss', 1, 1, '${id}', 1, 0)`;
    const ids = ["a1234567890", "b1234567890"];
    const { points, facts } = await read(
      database(runs, metrics, ...ids.flatMap((id) => [one(id), point(id)])),
    );
    expect(points.map(([run]) => run)).toEqual(["twin", "twin b1234567"]);
    expect(facts?.map(({ status }) => status)).toEqual(["failed", "failed"]);
  });
});

describe("Trackio's database", () => {
  test("is the runs of its project with their settings", async () => {
    const { points, facts, said, issues } = await read(made("trackio.db.gz"));
    expect(issues).toEqual([]);
    expect(points.filter(([run]) => run === "unk010")).toEqual([
      ["unk010", "train/loss", 100, 2],
      ["unk010", "eval/known_accuracy", 100, Number.NaN],
      ["unk010", "train/loss", 200, 1],
      ["unk010", "eval/known_accuracy", 200, 0.88],
      ["unk010", "train/loss", 300, 2 / 3],
      ["unk010", "eval/known_accuracy", 300, 0.87],
    ]);
    expect(facts?.map(({ run, hyperparameters }) => [run, hyperparameters])).toEqual([
      ["unk050", { learning_rate: 5e-5, lora: '{"r":8}' }],
      ["unk010", { learning_rate: 5e-5, lora: '{"r":8}' }],
    ]);
    expect(said).toEqual([expect.stringContaining("-wal file beside it, which is not read")]);
  });

  test("of an older version tells runs by their names, and JSON that is none is no value", async () => {
    const { points } = await read(
      database(
        "CREATE TABLE metrics (id INTEGER PRIMARY KEY, timestamp TEXT, run_name TEXT, step INTEGER, metrics TEXT)",
        `INSERT INTO metrics VALUES (1, '2026-01-01T00:00:00', 'a', 2, '{"loss":0.5}')`,
        `INSERT INTO metrics VALUES (2, '2026-01-01T00:00:00', 'a', 1, '{"loss":1}')`,
        "INSERT INTO metrics VALUES (3, '2026-01-01T00:00:00', 'a', 3, 'x')",
      ),
    );
    expect(points).toEqual([
      ["a", "loss", 1, 1],
      ["a", "loss", 2, 0.5],
    ]);
  });

  test("in which nothing was logged is no mistake", async () => {
    const { nothing } = await read(database("CREATE TABLE metrics (run_name, step, metrics)"));
    expect(nothing).toBe("a store of Trackio of 0 runs, and nothing was logged in it");
  });
});

describe("a database that is hostile or something else", () => {
  const runs = "CREATE TABLE runs (run_uuid, name, status)";
  const endless =
    "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n) SELECT x AS key, x AS value, x AS timestamp, x AS run_uuid FROM n";

  test("runs no view: one that never ends is no table", async () => {
    await expect(opened(database(runs, `CREATE VIEW metrics AS ${endless}`))).rejects.toThrow(
      /neither MLflow's nor Trackio's: it has the tables runs; write a table/,
    );
  });

  test("computes no column", async () => {
    const metrics =
      "CREATE TABLE metrics (key, timestamp, run_uuid, value AS (hex(zeroblob(1000000))))";
    await expect(opened(database(runs, metrics))).rejects.toThrow(/neither MLflow's nor Trackio's/);
  });

  test("of thousands of tables names ten", async () => {
    const tables = Array.from({ length: 3000 }, (_, index) => `CREATE TABLE t${index} (a)`);
    await expect(opened(database(tables.join(";")))).rejects.toThrow(/t9 and 2990 more; write/);
  });

  test("with none says so", async () => {
    await expect(opened(database("PRAGMA user_version=1"))).rejects.toThrow(/it has no table/);
  });

  test("with a blob of megabytes where text is expected is read as if there were none", async () => {
    const metrics = "CREATE TABLE metrics (key, value, timestamp, run_uuid, step, is_nan)";
    const { nothing } = await read(
      database(
        runs,
        metrics,
        "INSERT INTO metrics VALUES (zeroblob(3000000), 1, 1, zeroblob(99), 1, 0)",
      ),
    );
    expect(nothing).toContain("nothing was logged in it");
  });

  /** The example with a number of its bytes set. */
  const patched = (at: number, ...bytes: number[]) => {
    const copy = Uint8Array.from(Buffer.from(sqliteContainer.example.base64, "base64"));
    copy.set(bytes, at);
    return copy;
  };

  test.each([
    ["whose pages are of no size", patched(16, 0, 3), /its pages have 3 bytes/],
    ["that ends early", patched(0).subarray(0, 1000), /it ends at page 1 of \d/],
    ["that is all header", patched(0).subarray(0, 60), /it ends within its header/],
    ["whose first page is none of a table", patched(100, 2), /page 1 is none of a table/],
    ["whose page claims thousands of rows", patched(103, 0xff, 0xff), /page 1 has 65535 cells/],
  ])("%s is refused with what to do", async (_, bytes, message) => {
    await expect(opened(bytes)).rejects.toThrow(message);
    await expect(opened(bytes)).rejects.toThrow(/take a whole copy, while nothing writes to it/);
  });

  test("whose tree leads back to itself ends", async () => {
    const own = new DatabaseSync(":memory:");
    own.exec("PRAGMA page_size=512; CREATE TABLE metrics (run_name, step, metrics)");
    for (let step = 0; step < 200; step += 1)
      own.exec(`INSERT INTO metrics VALUES ('a', ${step}, '{"loss":1}')`);
    const bytes = own.serialize();
    const root = 512;
    expect(bytes[root]).toBe(5);
    const cell = root + ((bytes[root + 12] ?? 0) * 256 + (bytes[root + 13] ?? 0));
    bytes.set([0, 0, 0, 2], cell);
    await expect(opened(bytes)).rejects.toThrow(/page 2 is named twice/);
  });
});
