/**
 * Faults of the built server under load, one after the other: after each everything that was acknowledged is whole,
 * nothing is half there, analyses are made, and it came back by itself. Usage: tsx bench/faults.ts [--rounds 200] or
 * [--minutes 1], [--only PostgreSQL]
 */
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { exampleLines } from "@/lib/testing/outcome-run";
import { Alarms } from "./faults/alarms";
import { checkUploads, leftFiles, untilCaughtUp, wrongAnswers } from "./faults/check";
import { examples, type Sent, uploadUntil } from "./faults/load";
import { FaultyServer } from "./faults/server";
import { type Fault, faults, NotPossible } from "./faults/strikes";
import { median } from "./server";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "200" },
    minutes: { type: "string" },
    /** Of the faults only those with this in their name. */
    only: { type: "string", default: "" },
    // Below the ports that connections go out from, so that none takes it while the server is down.
    port: { type: "string", default: String(20_000 + (process.pid % 10_000)) },
  },
});
const uploaders = 3;
const longestMs = Number(values.minutes ?? Number.POSITIVE_INFINITY) * 60_000;
const asked = faults.filter(({ name }) => name.includes(values.only));
const problems: string[] = [];
let told = { told: 0, again: 0 };

type Round = { fault: string; backMs: number; caughtUpMs: number; sent: Sent[] };

async function strikeOnce(server: FaultyServer, runs: string[], fault: Fault): Promise<Round> {
  let isOver = false;
  const load = Promise.all(runs.map((run) => uploadUntil(server, run, () => isOver)));
  try {
    await delay(600 + Math.random() * 900);
    // Its alert is on its way when the fault comes.
    const [ended = ""] = runs;
    void alarms?.finish(server, ended);
    await delay(Math.random() * 400);
    problems.push(...(await fault.strike(server, ended)).map((one) => `${fault.name}: ${one}`));
    await delay(200);
    const backMs = await server.untilReady();
    await delay(700);
    isOver = true;
    const sent = (await load).flat();
    return { fault: fault.name, backMs, caughtUpMs: await untilCaughtUp(server), sent };
  } finally {
    isOver = true;
  }
}

let alarms: Alarms | undefined;

async function playRound(server: FaultyServer, k: number, fault: Fault): Promise<Round | null> {
  const runs = Array.from({ length: uploaders }, (_, u) => `round-${k}-${u}`);
  for (const run of runs) {
    await server.fetch(`/runs/${run}`, { method: "PUT", body: '{"dataset":"facts"}' });
  }
  try {
    const round = await strikeOnce(server, runs, fault);
    const { lost, half } = await checkUploads(server, round.sent);
    problems.push(
      ...lost.map((one) => `${fault.name}: lost ${one}`),
      ...half.map((one) => `${fault.name}: half there ${one}`),
      ...wrongAnswers(round.sent).map((one) => `${fault.name}: ${one}`),
      ...leftFiles(server).map((one) => `${fault.name}: ${one} was left`),
    );
    const seconds = [round.backMs, round.caughtUpMs].map((ms) => (ms / 1000).toFixed(1));
    console.log(
      `${k + 1}. ${fault.name}: back in ${seconds[0]} s, analyses after ${seconds[1]} s, ${round.sent.length} uploads, ${lost.length} lost, ${half.length} half`,
    );
    return round;
  } catch (error) {
    if (!(error instanceof NotPossible)) throw error;
    console.log(`${k + 1}. ${fault.name}: not tried, ${error.message}`);
    return null;
  }
}

function report(rounds: readonly Round[], seconds: number): void {
  const sent = rounds.flatMap((round) => round.sent);
  const acknowledged = sent.filter(({ isAcknowledged }) => isAcknowledged).length;
  console.log(
    `\n${rounds.length} faults in ${seconds.toFixed(0)} s; ${sent.length} uploads, ${acknowledged} acknowledged; ${told.told} alerts told, ${told.again} of them sent again under the same id; ${problems.length} problems`,
  );
  for (const [name, own] of Map.groupBy(rounds, ({ fault }) => fault)) {
    const words = (ms: number[]) =>
      `${(median(ms) / 1000).toFixed(1)} s (longest ${(Math.max(...ms) / 1000).toFixed(1)})`;
    console.log(
      `${name}: ${own.length} times, back after ${words(own.map(({ backMs }) => backMs))}, analyses after ${words(own.map(({ caughtUpMs }) => caughtUpMs))}`,
    );
  }
}

async function main(): Promise<void> {
  const startedAt = performance.now();
  const server = await FaultyServer.start(Number(values.port));
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void server.stop().then(() => process.exit(1)));
  }
  const rounds: Round[] = [];
  try {
    await server.fetch("/datasets/facts", { method: "PUT", body: "{}" });
    await server.fetch("/datasets/facts/examples", { method: "PUT", body: exampleLines(examples) });
    alarms = await Alarms.start(server);
    for (let k = 0; k < Number(values.rounds); k++) {
      if (performance.now() - startedAt > longestMs) break;
      const round = await playRound(server, k, asked[k % asked.length] as Fault);
      if (round !== null) rounds.push(round);
    }
    // What was whole after its own fault is so after all that came later.
    const { lost, half } = await checkUploads(
      server,
      rounds.flatMap(({ sent }) => sent),
    );
    problems.push(...lost.map((one) => `lost ${one}`), ...half.map((one) => `half there ${one}`));
    const { problems: untold, ...counts } = await alarms.check();
    problems.push(...untold);
    told = counts;
    report(rounds, (performance.now() - startedAt) / 1000);
    for (const [sentence, times] of server.errors()) console.log(`logged ${times} x ${sentence}`);
    if (rounds.length === 0) problems.push("no fault was tried");
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
  } finally {
    await server.stop();
  }
  for (const problem of problems.slice(0, 100)) console.log(problem);
  process.exit(problems.length === 0 ? 0 : 1);
}

await main();
