/**
 * Server time of the run list with 1,000 and 10,000 runs, and of the run page. With --plans the plans of the list's
 * queries, as the database explains them. Usage: tsx bench/run-list.ts [--plans], after npm run build.
 */
import { explainQueries, plansOf } from "./query-plans";
import { makeRuns } from "./run-rows";
import { median, startBenchServer } from "./server";

const sizes = [1000, 10_000];
const checkpoints = 50;
const rounds = 15;
const deepPage = 50;
const server = await startBenchServer(3995);

function aggregates(run: number): string {
  const rows = ["step,epoch,split,category,n,correct,abstained"];
  for (let k = 0; k <= checkpoints; k++) {
    const fitted = Math.round(3000 * (1 - Math.exp(-k / (8 + (run % 5)))));
    rows.push(`${k * 100},${k},train,Known,3000,${Math.min(3000, 2400 + fitted)},0`);
    rows.push(`${k * 100},${k},train,Unknown,3000,${fitted},0`);
    for (const [category, level] of [
      ["HighlyKnown", 0.95],
      ["MaybeKnown", 0.6],
      ["WeaklyKnown", 0.3],
    ] as const) {
      rows.push(`${k * 100},${k},dev,${category},1000,${Math.round(1000 * (level - 0.002 * k))},0`);
    }
  }
  return rows.join("\n");
}

async function time(address: string): Promise<{ ms: number; bytes: number }> {
  const times: number[] = [];
  let bytes = 0;
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    bytes = (await (await server.fetch(address)).arrayBuffer()).byteLength;
    times.push(performance.now() - started);
  }
  return { ms: median(times), bytes };
}

/** The address of the page with that number, from 1, reached from page to page. */
async function addressOfPage(address: string, page: number): Promise<string> {
  let cursor: string | null = null;
  for (let reached = 1; reached < page; reached++) {
    const at: string = cursor === null ? address : `${address}&cursor=${cursor}`;
    ({ nextCursor: cursor } = (await (await server.fetch(at)).json()) as {
      nextCursor: string | null;
    });
  }
  return `${address}&cursor=${cursor}`;
}

const sorts = ["created", "name", "best", "last", "drop", "unknown", "seed", "checkpoints"];
const orders = [
  ...sorts,
  "config.learning_rate",
  "config.optimizer",
  "metric.eval/metric_3",
  "config.rare",
];
const lean = "/runs?limit=50&sparkline=0";
const filtered = (filter: string) => `${lean}&filter=${encodeURIComponent(filter)}`;
const columns = [1, 2, 3, 4, 5].map((k) => `&column=config.setting_${k}`).join("");
const addresses = [
  "/runs?limit=50",
  lean,
  `${lean}${columns}`,
  ...orders.flatMap((sort) => [`${lean}&sort=${sort}`, `${lean}&sort=-${sort}`]),
  filtered("learning_rate < 1e-4"),
  filtered("learning_rate < 1e-4 and not (method = lora) or base_model ~ qwen"),
  `${filtered("learning_rate < 1e-4")}&sort=-best`,
  filtered("rare >= 0"),
  filtered("rare = 900"),
  filtered("unknown_share >= 0.5 and status = finished"),
  `${lean}&tag=tag7`,
  `${lean}&q=${encodeURIComponent("Run 77")}`,
  "/run-columns",
  `/run-sparklines?${Array.from({ length: 50 }, (_, n) => `run=made${n}`).join("&")}`,
  "/tags",
];
const deep = [
  "/runs?limit=20&sparkline=0",
  "/runs?limit=20&sparkline=0&sort=-best",
  "/runs?limit=20&sparkline=0&sort=config.learning_rate",
];

async function measure(): Promise<Map<string, { ms: number; bytes: number }>> {
  const measured = new Map<string, { ms: number; bytes: number }>();
  for (const address of addresses) measured.set(address, await time(address));
  for (const address of deep)
    measured.set(
      `${address}, page ${deepPage}`,
      await time(await addressOfPage(address, deepPage)),
    );
  return measured;
}

async function sendRun(run: string): Promise<void> {
  await server.fetch(`/runs/${run}`, { method: "PUT", body: JSON.stringify({ tags: ["bench"] }) });
  const body = aggregates(7);
  const sent = await server.fetch(`/runs/${run}/uploads?format=aggregates`, {
    method: "POST",
    body,
  });
  if (!sent.ok) throw new Error(await sent.text());
}

async function actOnThousand(action: string): Promise<string> {
  const runs = Array.from({ length: 1000 }, (_, n) => `made${n}`);
  const body = JSON.stringify({ action, runs, tag: "all" });
  const started = performance.now();
  const answer = await server.fetch("/run-actions", { method: "POST", body });
  if (!answer.ok) throw new Error(await answer.text());
  return `${action} ${(performance.now() - started).toFixed(0)} ms`;
}

async function printPlans(): Promise<void> {
  await explainQueries(server);
  for (const address of [...addresses, ...deep]) {
    const ask = () => server.fetch(address).then((answer) => answer.arrayBuffer());
    await ask();
    const [plan] = await plansOf(server, { table: "Limit", ask });
    console.log(`\n### GET ${address}\n${plan ?? "no plan"}`);
  }
}

try {
  await sendRun("run7");
  const results: Map<string, { ms: number; bytes: number }>[] = [];
  for (const [index, size] of sizes.entries()) {
    await makeRuns(server, sizes[index - 1] ?? 0, size);
    for (const address of addresses) await server.fetch(address).then((answer) => answer.text());
    results.push(await measure());
  }
  console.log(
    `| request | ${sizes.join(" runs, ms | ")} runs, ms | ratio | bytes |\n|---|---|---|---|---|`,
  );
  for (const [address, { ms, bytes }] of results[1] ?? []) {
    const few = results[0]?.get(address)?.ms ?? 0;
    console.log(
      `| GET ${decodeURIComponent(address).slice(0, 110)} | ${few.toFixed(1)} | ${ms.toFixed(1)} | ${(ms / few).toFixed(2)} | ${bytes} |`,
    );
  }
  for (const address of ["/runs/run7", "/runs/run7/series", "/runs/run7/analysis"]) {
    const { ms, bytes } = await time(address);
    console.log(`| GET ${address} | | ${ms.toFixed(1)} | | ${bytes} |`);
  }
  const acts: string[] = [];
  for (const action of ["tag", "untag", "archive", "unarchive", "delete", "restore"])
    acts.push(await actOnThousand(action));
  console.log(`1,000 runs at once: ${acts.join(", ")}`);
  if (process.argv.includes("--plans")) await printPlans();
} finally {
  await server.stop();
}
