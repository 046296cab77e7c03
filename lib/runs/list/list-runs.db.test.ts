import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import type { Comparison, FilterExpression } from "@/lib/domain/run-filter/filter-expression";
import { parseFilter } from "@/lib/domain/run-filter/parse-filter";
import { timeSpan } from "@/lib/domain/run-filter/time-span";
import { runSortFields } from "@/lib/runs/choices";
import { listRunsQuery, type RunListItem } from "@/lib/runs/schema";
import { listProjectTags, putRun } from "@/lib/runs/service";
import { createApiProject } from "@/lib/testing/api-call";
import { databaseRuns } from "@/lib/testing/database-runs";
import { keyViewer } from "@/lib/testing/people";
import { printFilter } from "@/lib/testing/print-filter";
import { getRunColumns } from "./get-columns";
import { getRunFields } from "./get-fields";
import { listProjectRuns } from "./list-runs";
import { tagsQuery } from "./list-schema";
import { runValuesOf } from "./run-values";
import { writeRunValues } from "./write-run-values";

const viewer: Viewer = { kind: "system", name: "test" };
const columns = ["config.lr", "config.optimizer", "config.lora", "config.loss", "metric.loss"];
const hostile = `'; DROP TABLE "run"; -- % _ \\ "`;
let project: string;
let all: RunListItem[];

function list(query: Record<string, unknown>) {
  return listProjectRuns(viewer, project, listRunsQuery.parse(query));
}

async function walk(query: Record<string, unknown>): Promise<RunListItem[]> {
  const found: RunListItem[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ ...query, ...(cursor === undefined ? {} : { cursor }) });
    found.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return found;
}

async function idsWhere(filter: string): Promise<string[]> {
  return (await list({ filter, limit: 200 })).items.map(({ id }) => id).sort();
}

/** Few different values each, so that ties and gaps are everywhere. */
const some = <T>(...values: T[]) => fc.constantFrom<T | null>(null, ...values);
const randomRun = fc.record({
  name: fc.constantFrom("alpha", "beta", "gamma delta", hostile),
  baseModel: some("Llama-2", "mistral", "qwen é"),
  method: some("lora", "full"),
  seed: some(1, 2, 3, -1),
  dataset: some("facts", "zebras", "more-facts"),
  status: fc.constantFrom("running" as const, "finished" as const, "failed" as const),
  tags: fc.subarray(["demo", "Demo", "a b", hostile]),
  hour: fc.integer({ min: 0, max: 3 }),
  best: some(0.5, 0.7, 0.29),
  last: some(0.5, 0),
  drop: some(0.29, 0.1, 0),
  unknown: some(0, 0.5, 1),
  fitted: some(0.1, 1),
  onset: some(2.5, 10),
  checkpoints: fc.constantFrom(0, 1, 10),
  health: fc.constantFrom("healthy", "degrading", "insufficient-data"),
  isAnalysed: fc.boolean(),
  lr: some<number | string | boolean>(1e-4, 1e-5, 3, "auto", "cosine", true),
  optimizer: some("adam", "adamw x", hostile),
  lora: some(true, false),
  configLoss: some("mse"),
  metricLoss: some(0.1, 1.2),
});
const samples = fc.sample(randomRun, { numRuns: 60, seed: 4 });

beforeAll(async () => {
  ({ project } = await createApiProject());
  const { id: projectId } = await db.project.findUniqueOrThrow({ where: { slug: project } });
  const datasets = new Map<string | null, string>();
  for (const slug of ["more-facts", "zebras", "no-run-of-this", "facts"]) {
    const { id } = await db.dataset.create({ data: { projectId, slug, name: "facts" } });
    datasets.set(slug, id);
  }
  for (const [index, sample] of samples.entries()) {
    const { lr, optimizer, lora, configLoss, metricLoss } = sample;
    const { name, baseModel, method, seed, status, tags } = sample;
    const run = await db.run.create({
      data: {
        ...{ projectId, slug: `run${index}`, name, baseModel, method, seed, status, tags },
        datasetId: datasets.get(sample.dataset) ?? null,
        createdAt: new Date(Date.UTC(2026, 10, 23 + (sample.hour > 1 ? 1 : 0), sample.hour)),
      },
    });
    await db.runSummary.create({
      data: {
        ...{ runId: run.id, projectId, checkpoints: sample.checkpoints, trainingSize: index % 3 },
        ...{ bestStep: 1, bestAccuracy: sample.best, lastStep: 2, lastAccuracy: sample.last },
        ...{ drop: sample.drop, unknownShare: sample.unknown, unknownFitted: sample.fitted },
        ...{ onsetEpoch: sample.onset, health: sample.health, sparkline: [0.1, 0.2] },
        ...(sample.isAnalysed ? { analysis: { made: true } } : {}),
      },
    });
    const settings = { lr, optimizer, lora, loss: configLoss };
    const metrics: Record<string, number> = metricLoss === null ? {} : { loss: metricLoss };
    await db.$transaction((tx) => writeRunValues(tx, run, runValuesOf(settings, metrics)));
  }
  all = (await list({ limit: 200, column: columns })).items;
});

describe("the order of a list", () => {
  const sorts = [...runSortFields, ...columns, "config.nobody"].flatMap((name) => [
    name,
    `-${name}`,
  ]);

  it.each(sorts)("by %s gives every run exactly once, page by page", async (sort) => {
    const found = await walk({ sort, limit: 13, column: columns });
    expect(found.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
    const keys = found.map((run) => sortKey(run, sort.replace("-", "")));
    expect(keys).toEqual(keys.toSorted(sort.startsWith("-") ? descending : ascending));
  });

  it("stays the same when runs are filtered out between pages", async () => {
    const filter = "seed = 1 or seed = 2 or seed = none";
    const found = await walk({ sort: "-best", limit: 3, filter });
    expect(found.map(({ id }) => id).sort()).toEqual(await idsWhere(filter));
  });

  it.each(["x", "W10", Buffer.from('[0,"\\u0000","x"]').toString("base64url"), "eyJhIjoxfQ"])(
    "refuses the cursor %s that no list gave",
    async (cursor) => {
      await expect(list({ cursor })).rejects.toMatchObject({ code: "invalid-input" });
    },
  );

  it("refuses a cursor of another order", async () => {
    const { nextCursor } = await list({ sort: "name", limit: 1 });
    for (const sort of ["created", "best", "config.lr"])
      await expect(list({ sort, cursor: nextCursor })).rejects.toMatchObject({
        message: expect.stringContaining("cursor is not one that this list gave"),
      });
  });

  it("refuses to sort by what no list has, in a sentence", () => {
    const { error } = listRunsQuery.safeParse({ sort: "colour" });
    expect(error?.issues[0]?.message).toContain('a list has no order "colour"; it has created');
  });
});

describe("a filter", () => {
  const samplesOf: Record<string, readonly string[]> = {
    name: ["alpha", '"gamma delta"', JSON.stringify(hostile), "ALPHA"],
    id: ["run1", "run"],
    base_model: ["llama", "Llama-2", "é", "none"],
    method: ["lora", "none"],
    dataset: ["none", "facts"],
    tag: ["demo", '"a b"', JSON.stringify(hostile), "none"],
    status: ["running", "finished", "failed"],
    health: ["healthy", "degrading", "insufficient-data", "pending"],
    created: ["2026-11-23", "2026-11-24", "2026-11-23T01:00", "2026-11-24T03:00Z"],
    "config.lr": ["1e-4", "3", "auto", "true", '"3"', "none"],
    lr: ["1e-5", "cosine"],
    "config.optimizer": ["adam", '"adamw x"', "ADAM", JSON.stringify(hostile), "w"],
    loss: ["mse", "none"],
    "metric.loss": ["0.1", "1.2", "none"],
    seed: ["1", "2.5", "-1", "none"],
  };
  const numbers = ["0", "0.29", "0.5", "10", "29", "2.5", "none"];
  const numeric = [
    "best",
    "last",
    "drop",
    "unknown_share",
    "unknown_fitted",
    "onset",
    "checkpoints",
    "training_size",
  ];
  const leaf = fc
    .constantFrom(...Object.entries(samplesOf), ...numeric.map((name) => [name, numbers] as const))
    .chain(([name, values]) =>
      fc.tuple(
        fc.constant(name),
        fc.constantFrom("<", "<=", ">", ">=", "=", "!=", "~"),
        fc.constantFrom(...values),
      ),
    )
    .map((parts) => parseFilter(parts.join(" ")).filter)
    .filter((filter) => filter !== null);
  const { filter: anyFilter } = fc.letrec<{ filter: FilterExpression }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      leaf,
      fc.record({ kind: fc.constant("not" as const), part: tie("filter") }),
      fc.record({
        kind: fc.constantFrom("and" as const, "or" as const),
        parts: fc.array(tie("filter"), { minLength: 2, maxLength: 3 }),
      }),
    ),
  }));

  it("finds what a reading of every run finds", async () => {
    await fc.assert(
      fc.asyncProperty(anyFilter, async (filter) => {
        const expected = all.filter((run) => isMatch(run, filter)).map(({ id }) => id);
        expect(await idsWhere(printFilter(filter))).toEqual(expected.sort());
      }),
      { numRuns: 3 * databaseRuns, seed: 30 },
    );
  });

  it("is refused with its place when it does not parse", async () => {
    await expect(list({ filter: "best > " })).rejects.toMatchObject({
      code: "invalid-input",
      message: 'filter: expected a value after ">" at character 6',
      details: [{ column: "filter", from: 7, to: 7, message: expect.any(String) }],
    });
  });

  it("is refused for a name that no run has, with the names that were likely meant", async () => {
    await expect(list({ filter: "best > 0 and optimiser = adam" })).rejects.toMatchObject({
      message: 'filter: no run has "optimiser"; did you mean optimizer?',
      details: [{ column: "filter", from: 13, to: 22 }],
    });
    await expect(list({ filter: "metric.los < 1" })).rejects.toMatchObject({
      message: 'filter: no run has "metric.los"; did you mean metric.loss?',
    });
    await expect(
      list({ filter: `"${hostile.replaceAll(/[\\"]/g, "\\$&")}" = 1` }),
    ).rejects.toMatchObject({
      code: "invalid-input",
    });
  });
});

describe("ten thousand tags", () => {
  let tagged: string;

  beforeAll(async () => {
    ({ project: tagged } = await createApiProject());
    const { id: projectId } = await db.project.findUniqueOrThrow({ where: { slug: tagged } });
    await db.run.createMany({
      data: Array.from({ length: 100 }, (_, run) => ({
        ...{ projectId, slug: `run${run}`, name: `run${run}` },
        tags: Array.from({ length: 100 }, (_, tag) => `tag ${run * 100 + tag}`),
      })),
    });
  });
  const tags = (query: Record<string, unknown> = {}) =>
    listProjectTags(viewer, tagged, tagsQuery.parse(query));

  it("are given a thousand at once at most, or as few as are asked for", async () => {
    expect(await tags()).toHaveLength(1000);
    expect(await tags({ limit: 51 })).toHaveLength(51);
    expect(tagsQuery.safeParse({ limit: 1001 }).success).toBe(false);
  });

  it("are searched all, so that any of them is found", async () => {
    expect(await tags({ q: "TAG 9999", limit: 51 })).toEqual(["tag 9999"]);
    expect(await tags({ q: "no tag" })).toEqual([]);
  });
});

describe("columns", () => {
  it("are the hyperparameters and metrics there are, most used first", async () => {
    const { columns: found } = await getRunColumns(viewer, project);
    expect(found.map(({ key }) => key).sort()).toEqual(columns.toSorted());
    const counts = found.map(({ runs }) => runs);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    const kindOf = (sought: string) => found.find(({ key }) => key === sought)?.kind;
    expect(columns.map(kindOf)).toEqual(["text", "text", "flag", "text", "number"]);
    expect(found.find(({ key }) => key === "metric.loss")).toMatchObject({ label: "loss" });
  });

  it("are no business of who may not read the project", async () => {
    const { project: other } = await createApiProject();
    const stranger = await keyViewer(other, ["read"]);
    await expect(getRunColumns(stranger, project)).rejects.toMatchObject({ code: "not-found" });
  });

  it("follow the runs: a changed and a dropped hyperparameter", async () => {
    const { project: own } = await createApiProject();
    const place = { project: own, run: "a" };
    await putRun(viewer, place, { hyperparameters: { lr: 1, old: "x" } });
    await putRun(viewer, place, { hyperparameters: { lr: 2 } });
    const query = listRunsQuery.parse({ column: ["config.lr", "config.old"] });
    const { items } = await listProjectRuns(viewer, own, query);
    expect(items.map(({ values }) => values)).toEqual([{ "config.lr": 2 }]);
  });
});

describe("fields", () => {
  it("have the range of the numbers that runs have, and the values there are", async () => {
    const { fields } = await getRunFields(viewer, project);
    const fieldOf = (name: string) => fields.find((field) => field.name === name);
    expect(fieldOf("best")).toMatchObject({ from: 0.29, to: 0.7 });
    expect(fieldOf("drop")).toMatchObject({ from: 0, to: 29 });
    const seeds = all.flatMap(({ seed }) => (seed === null ? [] : [String(seed)]));
    expect(fieldOf("seed")?.values.toSorted()).toEqual([...new Set(seeds)].toSorted());
    expect(fieldOf("seed")?.runs).toBe(seeds.length);
    expect(fieldOf("tag")?.values.toSorted()).toEqual(["Demo", "a b", "demo", hostile].toSorted());
    expect(fieldOf("created")).toMatchObject({ runs: all.length, values: [] });
    expect(fieldOf("metric.loss")).toMatchObject({ from: 0.1, to: 1.2 });
    expect(fieldOf("config.lr")?.values).toEqual(expect.arrayContaining(["0.0001", "auto"]));
  });

  it("offer only values that some run has, most frequent first", async () => {
    const { fields } = await getRunFields(viewer, project);
    const asked = fields.flatMap(({ name, values }) => values.map((value) => ({ name, value })));
    expect(asked.length).toBeGreaterThan(30);
    for (const { name, value } of asked) {
      const quoted = /^[\d.e+-]+$/.test(value) ? value : JSON.stringify(value);
      expect(await idsWhere(`${name} = ${quoted}`), `${name} = ${quoted}`).not.toEqual([]);
    }
    const [first, second] = fields.find(({ name }) => name === "method")?.values ?? [];
    const counts = await Promise.all([first, second].map((word) => idsWhere(`method = ${word}`)));
    expect(counts[0]?.length).toBeGreaterThanOrEqual(counts[1]?.length ?? 0);
  });

  it("tell more than twenty numbers by their range alone, texts by the twenty most frequent, and leave deleted runs out", async () => {
    const { project: other } = await createApiProject();
    const put = (run: string, fields: object) => putRun(viewer, { project: other, run }, fields);
    for (let n = 0; n < 21; n++)
      await put(`r${n}`, {
        hyperparameters: { lr: n, few: n % 20, word: `w${Math.min(n, 19)}`, gone: 1 },
      });
    await put("r21", { hyperparameters: { lr: 99, only: 1 } });
    await db.run.updateMany({
      where: { slug: "r21", project: { slug: other } },
      data: { deletedAt: new Date() },
    });
    const { fields } = await getRunFields(viewer, other);
    const fieldOf = (name: string) => fields.find((field) => field.name === `config.${name}`);
    expect(fieldOf("lr")).toMatchObject({ runs: 21, from: 0, to: 20, values: [] });
    expect(fieldOf("few")?.values).toHaveLength(20);
    expect(fieldOf("few")?.values[0]).toBe("0");
    expect(fieldOf("word")).toMatchObject({ runs: 21, from: null, to: null });
    expect(fieldOf("word")?.values.slice(0, 2)).toEqual(["w19", "w0"]);
    expect(fieldOf("gone")).toMatchObject({ runs: 21, values: ["1"] });
    expect(fieldOf("only")).toBeUndefined();
    expect(fields.find(({ name }) => name === "id")).toMatchObject({ runs: 21 });
  });

  it("are those that some run has, and no business of who may not read the project", async () => {
    const { project: other } = await createApiProject();
    expect(await getRunFields(viewer, other)).toEqual({ fields: [] });
    await putRun(viewer, { project: other, run: "a" }, { seed: 7 });
    const { fields } = await getRunFields(viewer, other);
    expect(fields.map(({ name }) => name)).toEqual(expect.arrayContaining(["name", "seed"]));
    expect(fields.map(({ name }) => name)).not.toContain("base_model");
    const stranger = await keyViewer(other, ["read"]);
    await expect(getRunFields(stranger, project)).rejects.toMatchObject({ code: "not-found" });
  });
});

it("leaves sparklines out when asked to", async () => {
  const [first] = (await list({ sparkline: "0", limit: 1 })).items;
  expect(first?.sparkline).toEqual([]);
  expect(all[0]?.sparkline).toEqual([0.1, 0.2]);
});

type Value = string | number | null;

function sortKey(run: RunListItem, name: string): Value {
  const fields: Record<string, Value> = {
    created: run.createdAt,
    name: run.name,
    status: run.status,
    model: run.baseModel,
    method: run.method,
    dataset: run.dataset,
    best: run.best?.accuracy ?? null,
    last: run.last?.accuracy ?? null,
    drop: run.drop,
    unknown: run.unknownShare,
    seed: run.seed,
    checkpoints: run.checkpoints,
  };
  return name in fields ? (fields[name] ?? null) : (run.values[name] ?? null);
}

/** Numbers before text before nothing in both directions; hostile names sort as the database sorts them. */
function ascending(a: Value, b: Value): number {
  return rank(a) - rank(b) || compare(a, b);
}

function descending(a: Value, b: Value): number {
  return rank(a) - rank(b) || compare(b, a);
}

function rank(value: Value): number {
  return value === null ? 2 : typeof value === "number" ? 0 : 1;
}

const collator = new Intl.Collator("en", { ignorePunctuation: false });

function compare(a: Value, b: Value): number {
  if (a === null || b === null) return 0;
  if (typeof a === "number" && typeof b === "number") return a - b;
  return collator.compare(String(a), String(b));
}

/** The filter's meaning on what the list shows of a run, written without a look at the SQL. */
function isMatch(run: RunListItem, filter: FilterExpression): boolean {
  if (filter.kind === "not") return !isMatch(run, filter.part);
  if (filter.kind !== "compare") {
    const found = filter.parts.map((part) => isMatch(run, part));
    return filter.kind === "and" ? !found.includes(false) : found.includes(true);
  }
  if (filter.operator === "!=") return !isMatch(run, { ...filter, operator: "=" });
  const shown = shownOf(run, filter.name);
  if (filter.value.kind === "none") return shown.length === 0;
  return shown.some((value) => isPair(value, filter));
}

function shownOf(run: RunListItem, name: Comparison["name"]): (string | number)[] {
  const one = (value: Value | undefined) => (value === null || value === undefined ? [] : [value]);
  if (name.kind === "setting") return one(run.values[`config.${name.key}`]);
  if (name.kind !== "field") return one(run.values[`${name.kind}.${name.key}`]);
  const fields: Record<string, Value> = {
    name: run.name,
    id: run.id,
    status: run.status,
    health: run.health,
    base_model: run.baseModel,
    method: run.method,
    dataset: run.dataset,
    training_size: run.trainingSize,
    unknown_share: run.unknownShare,
    unknown_fitted: run.unknownFitted,
    onset: run.onset?.epoch ?? null,
  };
  if (name.field === "tag") return run.tags;
  return one(name.field in fields ? fields[name.field] : sortKey(run, name.field));
}

function isPair(shown: string | number, { operator, value }: Comparison): boolean {
  if (value.kind === "time") {
    const { fromMs, toMs } = timeSpan(value.text) ?? { fromMs: 0, toMs: 0 };
    const ms = Date.parse(String(shown));
    return (
      { "<": ms < fromMs, "<=": ms < toMs, ">": ms >= toMs, ">=": ms >= fromMs }[
        operator as string
      ] ??
      (ms >= fromMs && ms < toMs)
    );
  }
  if (value.kind === "text")
    return operator === "~"
      ? typeof shown === "string" && shown.toLowerCase().includes(value.text.toLowerCase())
      : shown === value.text;
  const sought = value.kind === "number" ? value.number : 0;
  if (operator === "=") return shown === sought || shown === String(sought);
  if (typeof shown !== "number") return false;
  return { "<": shown < sought, "<=": shown <= sought, ">": shown > sought, ">=": shown >= sought }[
    operator as "<" | "<=" | ">" | ">="
  ];
}
