/**
 * 10,000 requests of one key, fifty at a time: whether each is answered, what they do to another key that asks for one
 * after the other, and whether the server's memory grows with them; then ten analyses at once. Usage:
 * npm run bench -- one-key, after npm run build.
 */
import { median, startBenchServer } from "./server";
import { percentile } from "./viewers";

const server = await startBenchServer(Number(process.env.BENCH_PORT ?? 3997));
const other = server.makeKey("bench");

const lines = (checkpoints: number, examples: number) =>
  Array.from({ length: checkpoints * examples }, (_, k) => {
    const [step, n] = [1 + Math.floor(k / examples), k % examples];
    return JSON.stringify({
      ...{ step, epoch: step, split: "dev", example_id: `e${n}`, category: "HighlyKnown" },
      correct: (n * 7 + step) % 11 > step / 4,
    });
  }).join("\n");

async function ask(address: string, key: string): Promise<{ status: number; ms: number }> {
  const started = performance.now();
  const answer = await server.fetch(address, { headers: { authorization: `Bearer ${key}` } });
  await answer.arrayBuffer();
  if (!answer.ok && answer.headers.get("retry-after") === null)
    throw new Error(`${answer.status} without Retry-After`);
  return { status: answer.status, ms: performance.now() - started };
}

/** So many requests of the first key, the other one asking all the while. */
async function besides(address: string, requests: number, atOnce: number) {
  const statuses = new Map<number, number>();
  const times: number[] = [];
  const others: number[] = [];
  let left = requests;
  const work = async () => {
    while (left > 0) {
      left -= 1;
      const { status, ms } = await ask(address, server.key);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      times.push(ms);
    }
  };
  const started = performance.now();
  const all = Promise.all(Array.from({ length: atOnce }, work));
  while (times.length < requests) others.push((await ask("/runs/asked", other)).ms);
  await all;
  const rate = requests / ((performance.now() - started) / 1000);
  const figures = [
    median(times),
    percentile(times, 0.95),
    median(others),
    percentile(others, 0.95),
  ];
  console.log(
    `| ${requests} of ${address} | ${[...statuses].map(([status, n]) => `${n} x ${status}`).join(", ")} | ${rate.toFixed(0)} | ${figures.map((ms) => ms.toFixed(0)).join(" | ")} | ${server.memoryMb().toFixed(0)} |`,
  );
}

try {
  for (const [method, address, body] of [
    ["PUT", "/runs/asked", "{}"],
    ["POST", "/runs/asked/uploads", lines(12, 20_000)],
  ] as const) {
    const answer = await server.fetch(address, { method, body });
    if (!answer.ok) throw new Error(await answer.text());
  }
  console.log(
    "| requests | answers | a second | median, ms | p95 | the other key: median | p95 | memory, MB |\n|---|---|---|---|---|---|---|---|",
  );
  await besides("/runs/asked", 1000, 50);
  for (let part = 0; part < 2; part += 1) await besides("/runs/asked", 5000, 50);
  await besides("/runs/asked/analysis?alpha=0.03", 10, 10);
} finally {
  await server.stop();
}
