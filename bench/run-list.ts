/**
 * Server time of the run list with 1,000 and 10,000 runs, and of the run page. With --plans the plans of the list's
 * queries, as the database explains them. Usage: tsx bench/run-list.ts [--plans], after npm run build.
 */
import { setTimeout as pause } from "node:timers/promises";
import { runSortFields } from "@/lib/runs/choices";
import { explainQueries, plansOf } from "./query-plans";
import { makeRuns } from "./run-rows";
import { median, startBenchServer } from "./server";

const few = { project: "bench-few", runs: 1000 };
const many = { project: "bench", runs: 10_000 };
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

const keys = new Map([
  [many.project, server.key],
  [few.project, server.makeKey(few.project)],
]);

async function ask(project: string, address: string, init: RequestInit = {}): Promise<Response> {
  const headers = { authorization: `Bearer ${keys.get(project)}` };
  return fetch(`${server.url}/api/v1/projects/${project}${address}`, { ...init, headers });
}

async function timeOnce(project: string, address: string): Promise<{ ms: number; bytes: number }> {
  const started = performance.now();
  const { byteLength } = await (await ask(project, address)).arrayBuffer();
  return { ms: performance.now() - started, bytes: byteLength };
}

type Measured = { fewMs: number; manyMs: number; bytes: number };

/** One after the other in turn, so that whatever else the machine does slows both alike. */
async function time(inFew: string, inMany: string): Promise<Measured> {
  const times: Measured[] = [];
  for (let round = 0; round < rounds; round++) {
    const { ms: fewMs } = await timeOnce(few.project, inFew);
    const { ms: manyMs, bytes } = await timeOnce(many.project, inMany);
    times.push({ fewMs, manyMs, bytes });
  }
  return {
    fewMs: median(times.map(({ fewMs }) => fewMs)),
    manyMs: median(times.map(({ manyMs }) => manyMs)),
    bytes: times[0]?.bytes ?? 0,
  };
}

/** The address of the page with that number, from 1, reached from page to page. */
async function addressOfPage(project: string, address: string, page: number): Promise<string> {
  let cursor: string | null = null;
  for (let reached = 1; reached < page; reached++) {
    const at: string = cursor === null ? address : `${address}&cursor=${cursor}`;
    ({ nextCursor: cursor } = (await (await ask(project, at)).json()) as {
      nextCursor: string | null;
    });
  }
  return `${address}&cursor=${cursor}`;
}

const orders = [
  ...runSortFields,
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
  "/runs?limit=20&sparkline=0&sort=model",
  "/runs?limit=20&sparkline=0&sort=dataset",
];

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
  const text = 'FROM "run" r JOIN "run_summary" s';
  for (const address of [...addresses, ...deep].filter((known) => known.startsWith("/runs?"))) {
    console.log(`\n${decodeURIComponent(address)}`);
    for (const { project, runs } of [few, many]) {
      const request = () => ask(project, address).then((answer) => answer.arrayBuffer());
      await request();
      const plans = await plansOf(server, { text, ask: request });
      for (const plan of plans) console.log(`  ${runs}: ${plan}`);
    }
  }
}

const settledMs = 3000;

/** What an opened page asks, and what follows an upload, long enough for the database to have written its plan. */
async function printTimePlans(): Promise<void> {
  const watch = async () => {
    const since = new Date(Date.now() - settledMs).toISOString();
    const end = new AbortController();
    await ask(many.project, `/events?since=${since}`, { signal: end.signal });
    await pause(settledMs);
    end.abort();
  };
  const upload = async () => {
    await sendRun("run8");
    await ask(many.project, "/runs?limit=1");
    await pause(settledMs);
  };
  for (const { name, text, ask: run } of [
    { name: "changed since a page was drawn", text: "UNION", ask: watch },
    { name: "analyses due", text: '"analysedAt" IS NULL', ask: upload },
  ]) {
    console.log(`\n${name}`);
    for (const plan of await plansOf(server, { text, ask: run })) console.log(`  ${plan}`);
  }
}

function printRow(address: string, { fewMs, manyMs, bytes }: Measured): void {
  const shown = decodeURIComponent(address).slice(0, 110);
  const ratio = (manyMs / fewMs).toFixed(2);
  console.log(
    `| GET ${shown} | ${fewMs.toFixed(1)} | ${manyMs.toFixed(1)} | ${ratio} | ${bytes} |`,
  );
}

try {
  for (const { project, runs } of [few, many]) await makeRuns(server, project, runs);
  await sendRun("run7");
  console.log(
    "| request | 1,000 runs, ms | 10,000 runs, ms | ratio | bytes |\n|---|---|---|---|---|",
  );
  for (const address of addresses) printRow(address, await time(address, address));
  for (const address of deep) {
    const [inFew, inMany] = [
      await addressOfPage(few.project, address, deepPage),
      await addressOfPage(many.project, address, deepPage),
    ];
    printRow(`${address}, page ${deepPage}`, await time(inFew, inMany));
  }
  for (const address of ["/runs/run7", "/runs/run7/series", "/runs/run7/analysis"]) {
    const times: number[] = [];
    for (let round = 0; round < rounds; round++)
      times.push((await timeOnce(many.project, address)).ms);
    console.log(`| GET ${address} | | ${median(times).toFixed(1)} | | |`);
  }
  const acts: string[] = [];
  for (const action of ["tag", "untag", "archive", "unarchive", "delete", "restore"])
    acts.push(await actOnThousand(action));
  console.log(`1,000 runs at once: ${acts.join(", ")}`);
  if (process.argv.includes("--plans")) {
    await printPlans();
    await printTimePlans();
  }
} finally {
  await server.stop();
}
