import type { ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import { stripVTControlCharacters } from "node:util";
import { type EmbeddedServer, startEmbeddedServer } from "@/lib/db/embedded-server";
import type { Env } from "@/lib/env";
import { built, startBuilt } from "@/scripts/built-files.mjs";
import { spawnNode, spawnScript, stopChild, waitForExit } from "@/scripts/child";
import { keepRunning, type Started } from "@/scripts/keep-running";
import { loadEnv } from "@/scripts/load-env";
import { watchNpmParent } from "@/scripts/npm-parent.mjs";
import { checkPort, isListening } from "@/scripts/port";
import { readOrMakeSecret } from "@/scripts/secret";
import { stage } from "@/scripts/stage.mjs";

const isDevelopment = process.argv.includes("--dev");
const isCheck = process.argv.includes("--check");
const nextCommand = "node_modules/next/dist/bin/next";

/** Longer than clients and proxies keep an idle connection, so that no request meets one just closed (Node: 5 s). */
const keepAliveMs = 75_000;

const running: {
  database?: EmbeddedServer;
  web?: ChildProcess;
  prepare?: ChildProcess;
  /** Of the first web server. */
  signInLink?: Promise<string>;
  /** The database has every table: a web server need not wait for it. */
  isPrepared: boolean;
  isStopping: boolean;
} = { isPrepared: false, isStopping: false };

/** Ends what uses the database first, then the database, then this process. */
async function stop(exitCode: number): Promise<never> {
  if (running.isStopping) return new Promise(() => {});
  running.isStopping = true;
  const { web, prepare } = running;
  await Promise.all([web, prepare].map((child) => child && stopChild(child)));
  await running.database?.stop();
  process.exit(exitCode);
}

/** Starts the database and tells its address, which is known before it is there. */
async function startDatabase(env: Env, onAddress: (url: string) => void): Promise<void> {
  if (env.DATABASE_URL) return onAddress(env.DATABASE_URL);
  const notices: string[] = [];
  const onNotice = (sentence: string) => notices.push(sentence);
  const start = async () => {
    // Where it ran before: the web server goes on with the address it knows.
    const port = running.database?.port;
    const { ONSET_DATA_DIR: dataDir } = env;
    const { readyCluster } = built;
    running.database = await startEmbeddedServer({
      ...{ dataDir, onNotice, onAddress, port, readyCluster },
    });
    return running.database;
  };
  await stage("Start PostgreSQL", () => keepRunning({ name: "PostgreSQL", start, isStopping }));
  for (const notice of notices) console.log(`  ${notice}`);
}

function isStopping(): boolean {
  return running.isStopping;
}

/** Brings the database up to date, and says so to a web server that waits for it. */
async function prepare(variables: Record<string, string>): Promise<void> {
  const child = spawnScript("prepare", { env: variables });
  running.prepare = child;
  const code = await waitForExit(child);
  delete running.prepare;
  if (running.isStopping) await new Promise(() => {});
  if (code !== 0) await stop(1);
  running.isPrepared = true;
  running.web?.send("prepared");
}

/** Passes on what the server logs, without Next's greeting. */
function showLog(output: Readable): void {
  createInterface({ input: output }).on("line", (line) => {
    if (!/^\s*(?:$|[▲✓-] )/.test(stripVTControlCharacters(line))) console.log(line);
  });
}

/**
 * Left alone, V8 and malloc keep what they once needed: half a gigabyte after large uploads, against a third of one
 * with these. Whoever sets a heap size in NODE_OPTIONS keeps theirs.
 */
function memoryLimits(): Record<string, string> {
  const given = process.env.NODE_OPTIONS ?? "";
  if (isDevelopment || given.includes("max-old-space-size")) return {};
  const options = `${given} --max-old-space-size=320 --max-semi-space-size=32 --expose-gc`.trim();
  return { MALLOC_ARENA_MAX: "2", NODE_OPTIONS: options };
}

/** Where the web server reaches itself. */
function ownAddress({ HOST, PORT }: Env): string {
  const host = ["0.0.0.0", "::"].includes(HOST) ? "127.0.0.1" : HOST;
  return `http://${host.includes(":") ? `[${host}]` : host}:${PORT}`;
}

async function startWeb(env: Env, variables: Record<string, string>): Promise<Started> {
  const mode = isDevelopment ? ["dev"] : ["start", "--keepAliveTimeout", String(keepAliveMs)];
  const child = spawnNode([nextCommand, ...mode, "-p", String(env.PORT), "-H", env.HOST], {
    env: {
      ...variables,
      ...memoryLimits(),
      ...(running.isPrepared ? {} : { ONSET_WAITS: "on" }),
      ONSET_THREADS: isDevelopment ? path.resolve("lib/threads/worker.ts") : built.worker,
      NODE_ENV: isDevelopment ? "development" : "production",
      ...(isDevelopment ? {} : { ONSET_SELF: ownAddress(env) }),
    },
    output: isDevelopment ? "inherit" : "pipe",
  });
  if (child.stdout) showLog(child.stdout);
  running.web = child;
  running.signInLink ??= signInLinkOf(child);
  const exit = waitForExit(child);
  while (!(await isListening(env.HOST, env.PORT))) {
    const code = await Promise.race([exit, delay(50, null)]);
    if (code !== null) throw new Error(`it ended with code ${code}`);
  }
  return { ended: exit.then(() => undefined) };
}

function listenForTheEnd(): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => void stop(0));
  }
  if (process.channel) process.on("disconnect", () => void stop(0));
  else watchNpmParent(() => void stop(0));
}

/** The link by which the owner signs in; "" where the web server makes none and a script has to. */
function signInLinkOf(web: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    web.on("message", (told: { signInLink?: string }) => {
      if (told.signInLink !== undefined) resolve(told.signInLink);
    });
    void waitForExit(web).then(() => resolve(""));
  });
}

async function main(): Promise<void> {
  listenForTheEnd();
  const env = loadEnv();
  await checkPort(env.HOST, env.PORT);
  if (isCheck) process.exit(0);
  const address = Promise.withResolvers<string>();
  const database = startDatabase(env, address.resolve);
  database.catch(address.reject);
  const variables = {
    DATABASE_URL: await address.promise,
    DATABASE_POOL_SIZE: String(env.DATABASE_POOL_SIZE),
    ONSET_URL: env.ONSET_URL,
    ONSET_DATA_DIR: env.ONSET_DATA_DIR,
    ONSET_DEMO: env.ONSET_DEMO,
    ONSET_SECRET: readOrMakeSecret(env.ONSET_SECRET, env.ONSET_DATA_DIR),
    NEXT_TELEMETRY_DISABLED: "1",
  };
  const start = () => startWeb(env, variables);
  const keepWeb = () => keepRunning({ name: "The web server", start, isStopping });
  // `next dev` serves in a process below its own, which hears nothing from here.
  const beside = isDevelopment ? undefined : keepWeb();
  await Promise.all([database.then(() => prepare(variables)), beside]);
  const link = await stage("Start the web server", async () => {
    if (!beside) await keepWeb();
    return isDevelopment ? "" : running.signInLink;
  });
  console.log(`\nOnset runs at ${env.ONSET_URL}\nSign in once with this link:`);
  if (link) console.log(link);
  else if ((await waitForExit(spawnScript("sign-in-link", { env: variables }))) !== 0)
    await stop(1);
  console.log("\nCtrl-C stops it.");
}

/** Goes on as what the build made of this script, without what translates it; settings are checked before a build. */
function becomeBuilt(): void {
  const isOne = import.meta.dirname === built.scripts;
  if (isDevelopment || isCheck || isOne || !existsSync(built.scripts)) return;
  process.execve?.(process.execPath, [process.execPath, ...startBuilt, ...process.argv.slice(2)]);
}

becomeBuilt();
main().catch((error: unknown) => {
  console.error(error instanceof Error && !process.env.ONSET_DEBUG ? error.message : error);
  void stop(1);
});
