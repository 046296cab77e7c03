import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { exampleLines } from "@/lib/testing/outcome-run";
import { median } from "../server";
import { checkUploads, untilCaughtUp } from "./check";
import { type Fault, faults, NotPossible } from "./faults";
import { examples, type Sent, uploadUntil } from "./load";
import { FaultyServer } from "./server";

// Faults of a server under load, one after the other: after each everything that was acknowledged is whole, nothing is
// half there, and it came back by itself. npm run build first; --rounds 200, or --minutes 1.
const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "200" },
    minutes: { type: "string" },
    port: { type: "string", default: "3996" },
    // The real routes without Next, where the app is not built.
    routes: { type: "boolean", default: false },
  },
});
const uploaders = 3;
const longestMs =
  values.minutes === undefined ? Number.POSITIVE_INFINITY : Number(values.minutes) * 60_000;

type Round = { fault: string; backMs: number; caughtUpMs: number };

async function strikeOnce(
  server: FaultyServer,
  round: number,
  fault: Fault,
): Promise<[Round, Sent[]]> {
  let isOver = false;
  const load = Promise.all(
    Array.from({ length: uploaders }, (_, k) =>
      uploadUntil(server, `round-${round}-${k}`, () => isOver),
    ),
  );
  await delay(1_500 + Math.random() * 1_500);
  await fault.strike(server);
  // Long enough for the port to be gone, so that readiness is not asked of what is ending.
  await delay(500);
  const backMs = await server.untilReady();
  await delay(1_000);
  isOver = true;
  const sent = (await load).flat();
  const caughtUpMs = await untilCaughtUp(server);
  return [{ fault: fault.name, backMs, caughtUpMs }, sent];
}

async function main(): Promise<void> {
  const startedAt = performance.now();
  const server = await FaultyServer.start(
    Number(values.port),
    values.routes ? "bench/faults/start-routes.ts" : "scripts/start.ts",
  );
  const rounds: Round[] = [];
  const sent: Sent[] = [];
  const problems: string[] = [];
  let notTried = 0;
  try {
    await server.fetch("/datasets/facts", { method: "PUT", body: "{}" });
    await server.fetch("/datasets/facts/examples", { method: "PUT", body: exampleLines(examples) });
    for (let k = 0; k < Number(values.rounds); k++) {
      if (performance.now() - startedAt > longestMs) break;
      const fault = faults[k % faults.length] as Fault;
      for (let u = 0; u < uploaders; u++) {
        await server.fetch(`/runs/round-${k}-${u}`, { method: "PUT", body: '{"dataset":"facts"}' });
      }
      try {
        const [round, own] = await strikeOnce(server, k, fault);
        const { lost, half } = await checkUploads(server, own);
        problems.push(...lost.map((one) => `lost: ${one}`), ...half.map((one) => `half: ${one}`));
        rounds.push(round);
        sent.push(...own);
        console.log(
          `${k + 1}. ${fault.name}: back in ${(round.backMs / 1000).toFixed(1)} s, ${own.length} uploads, ${lost.length} lost, ${half.length} half`,
        );
      } catch (error) {
        if (!(error instanceof NotPossible)) throw error;
        notTried += 1;
        console.log(`${k + 1}. ${fault.name}: not tried, ${error.message}`);
      }
    }
    const { acknowledged, lost, half } = await checkUploads(server, sent);
    console.log(
      `\n${rounds.length} faults, ${notTried} not possible here; ${sent.length} uploads, ${acknowledged} acknowledged, ${lost.length} lost, ${half.length} half there at the end`,
    );
    for (const [name, own] of Map.groupBy(rounds, ({ fault }) => fault)) {
      const back = own.map(({ backMs }) => backMs / 1000);
      console.log(
        `${name}: ${own.length} times, back after ${median(back).toFixed(1)} s (longest ${Math.max(...back).toFixed(1)})`,
      );
    }
    problems.push(...lost, ...half);
  } finally {
    await server.stop();
  }
  for (const problem of problems) console.log(problem);
  process.exit(problems.length === 0 ? 0 : 1);
}

await main();
