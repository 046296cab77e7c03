/**
 * 1,000,000 outcomes with their texts, in one upload, plain and gzip, beside PostgreSQL's own COPY of the same rows from
 * a file into a table with a primary key, in turn. Usage: npm run bench -- copy [rounds, 3 by default], after npm run
 * build.
 */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import pg from "pg";
import { median, startBenchServer } from "./server";

const rounds = Number(process.argv[2] ?? 3);
const examples = 50_000;
const steps = Array.from({ length: 20 }, (_, i) => (i + 1) * 100);
const folder = mkdtempSync(path.join(tmpdir(), "onset-copy-"));
chmodSync(folder, 0o755);

const placeOf = (n: number, step: number) =>
  `Place ${(n * 31 + step * 7) % 10 < 7 ? n % 997 : (n * 13 + step) % 997}`;

function rowsOf(rowOf: (step: number, n: number) => string): Buffer {
  const parts = steps.map((step) =>
    Buffer.from(Array.from({ length: examples }, (_, n) => rowOf(step, n)).join("")),
  );
  return Buffer.concat(parts);
}

const dataset = Array.from(
  { length: examples },
  (_, n) =>
    `${JSON.stringify({ example_id: `e${n}`, split: "dev", question: `Where was person ${n} born?`, answers: [`Place ${n % 997}`], category: n % 4 === 3 ? "Unknown" : "HighlyKnown" })}\n`,
).join("");
const plain = rowsOf(
  (step, n) =>
    `{"step":${step},"epoch":${step / 100},"example_id":"e${n}","prediction":"${placeOf(n, step)}"}\n`,
);
const packed = gzipSync(plain);
const table = path.join(folder, "rows.tsv");
const isRight = (n: number, step: number) => placeOf(n, step) === `Place ${n % 997}`;
writeFileSync(
  table,
  rowsOf((step, n) => `run\t${step}\te${n}\t${isRight(n, step)}\t${placeOf(n, step)}\n`),
);
chmodSync(table, 0o644);

const server = await startBenchServer(Number(process.env.BENCH_PORT ?? 3996));
const client = new pg.Client({ connectionString: server.databaseUrl });
await client.connect();

async function send(address: string, method: string, body: string | Buffer, headers = {}) {
  const answer = await server.fetch(address, { method, body, headers } as RequestInit);
  if (!answer.ok) throw new Error((await answer.text()).slice(0, 500));
  await answer.arrayBuffer();
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

async function copied(): Promise<number> {
  await client.query(`DROP TABLE IF EXISTS copied`);
  await client.query(
    `CREATE TABLE copied (run text, step int, example_id text, correct boolean, prediction text,
     PRIMARY KEY (run, step, example_id))`,
  );
  return seconds(() => client.query(`COPY copied FROM '${table}'`));
}

async function uploaded(run: string, body: Buffer, headers = {}): Promise<number> {
  await send(`/runs/${run}`, "PUT", '{"dataset":"facts"}');
  return seconds(() => send(`/runs/${run}/uploads`, "POST", body, headers));
}

try {
  await send("/datasets/facts", "PUT", '{"scorer":"squad"}');
  await send("/datasets/facts/examples", "PUT", dataset);
  await uploaded("warm", packed, { "content-encoding": "gzip" });
  const times: Record<string, number[]> = { copy: [], gzip: [], plain: [] };
  for (let round = 0; round < rounds; round++) {
    times.copy?.push(await copied());
    times.gzip?.push(await uploaded(`gzip-${round}`, packed, { "content-encoding": "gzip" }));
    times.plain?.push(await uploaded(`plain-${round}`, plain));
  }
  const copy = median(times.copy ?? []);
  for (const [how, taken] of Object.entries(times)) {
    const all = taken.map((each) => each.toFixed(1)).join(", ");
    console.log(
      `${how.padEnd(6)} ${median(taken).toFixed(1)} s (${all}), ${(median(taken) / copy).toFixed(2)} x COPY`,
    );
  }
  console.log(
    `${(plain.length / 2 ** 20).toFixed(0)} MiB, packed ${(packed.length / 2 ** 20).toFixed(0)}`,
  );
} finally {
  await client.end();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
