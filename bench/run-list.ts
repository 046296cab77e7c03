/** Server time of the run list and the run page with 200 runs of 50 checkpoints. Usage: tsx bench/run-list.ts */
import { median, startBenchServer } from "./server";

const runs = 200;
const checkpoints = 50;
const rounds = 15;
const server = await startBenchServer();

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

try {
  for (let run = 0; run < runs; run++) {
    await server.fetch(`/runs/run${run}`, {
      method: "PUT",
      body: JSON.stringify({ status: "finished", tags: ["bench"] }),
    });
    const sent = await server.fetch(`/runs/run${run}/uploads?format=aggregates`, {
      method: "POST",
      body: aggregates(run),
    });
    if (!sent.ok) throw new Error(await sent.text());
  }
  console.log("| request | median ms | bytes |\n|---|---|---|");
  for (const address of [
    "/runs?limit=50",
    "/runs?limit=200&sort=-best",
    "/runs/run7",
    "/runs/run7/series",
    "/runs/run7/analysis",
  ]) {
    const { ms, bytes } = await time(address);
    console.log(`| GET ${address} | ${ms.toFixed(1)} | ${bytes} |`);
  }
} finally {
  await server.stop();
}
