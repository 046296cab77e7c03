/**
 * A first start on an empty data directory, from the command until the server is ready: with the demo's rows as the
 * build made them, with the demo made at the start, and without a demo, in turn, median of three. Usage:
 * npm run build && npm run bench -- first-start
 */
import { existsSync, renameSync } from "node:fs";
import { built } from "@/scripts/built-files.mjs";
import { median, startBenchServer } from "./server";

const rounds = 3;
const { demoRows } = built;
const aside = `${demoRows}.aside`;

async function seconds(project: string): Promise<number> {
  const start = performance.now();
  const server = await startBenchServer(3993, project);
  const taken = (server.readyAt - start) / 1000;
  await server.stop();
  return taken;
}

async function withoutRows(): Promise<number> {
  renameSync(demoRows, aside);
  return seconds("demo").finally(() => renameSync(aside, demoRows));
}

if (!existsSync(demoRows)) throw new Error("The build made no rows of the demo: npm run build");
const times: Record<string, number[]> = { rows: [], made: [], none: [] };
for (let round = 0; round < rounds; round++) {
  times.rows?.push(await seconds("demo"));
  times.made?.push(await withoutRows());
  times.none?.push(await seconds("bench"));
}
for (const [how, taken] of Object.entries(times)) {
  console.log(
    `${how.padEnd(6)} ${median(taken).toFixed(1)} s  (${taken.map((t) => t.toFixed(1)).join(", ")})`,
  );
}
