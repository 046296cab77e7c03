import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { build, isBuilt } from "./build.mjs";
import { findPython } from "./python.mjs";
import { node, root, run } from "./run-command.mjs";
import { stage } from "./stage.mjs";

/** What is tried with what, one after the other in one virtual environment: PyTorch is several GB. */
const environments = [
  {
    name: "newest",
    without: [],
    packages: [
      "torch",
      "transformers>=5,<6",
      "accelerate",
      "peft",
      "trl",
      "datasets",
      "mlflow>=3,<4",
    ],
    kinds: ["trainer", "trl", "walk", "mlflow"],
  },
  {
    name: "older",
    // They want what transformers 4 cannot have.
    without: ["trl", "datasets"],
    packages: ["transformers>=4.57,<5", "peft<0.19", "mlflow==2.22.5"],
    kinds: ["trainer", "mlflow"],
  },
];

const folder = mkdtempSync(path.join(tmpdir(), "onset-clients-"));
const startCommand = ["--conditions=react-server", "--import", "tsx"];

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** @param {string} url */
async function untilReady(url) {
  for (let second = 0; second < 120; second += 1) {
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  throw new Error("The server did not become ready within two minutes");
}

/** A server of this build with data of its own; the environment that leads to it, and its end. */
async function startServer() {
  const { ONSET_URL, ONSET_API_KEY, ONSET_PROJECT } = process.env;
  if (ONSET_URL && ONSET_API_KEY && ONSET_PROJECT)
    return { env: { ONSET_URL, ONSET_API_KEY, ONSET_PROJECT }, stop: () => {} };
  if (!isBuilt()) await stage("Build", build);
  const url = `http://127.0.0.1:${await freePort()}`;
  const env = {
    ...process.env,
    PORT: new URL(url).port,
    HOST: "127.0.0.1",
    ONSET_URL: url,
    ONSET_DATA_DIR: path.join(folder, "data"),
    ONSET_DEMO: "off",
    DATABASE_URL: "",
  };
  const child = spawn(node, [...startCommand, "scripts/start.ts"], {
    ...{ cwd: root, env, stdio: ["ignore", "ignore", "inherit"] },
  });
  await untilReady(url);
  const made = spawnSync(
    node,
    [...startCommand, "scripts/key.ts", "--project", "clients", "--scopes", "read,write"].concat(
      "--create",
    ),
    { cwd: root, env, encoding: "utf8" },
  );
  if (made.status !== 0) throw new Error(`No key could be made: ${made.stderr}`);
  return {
    env: { ONSET_URL: url, ONSET_API_KEY: made.stdout.trim(), ONSET_PROJECT: "clients" },
    stop: () => child.kill("SIGTERM"),
  };
}

const python = path.join(folder, "venv/bin/python");

/** @param {typeof environments[number]} environment @param {Record<string, string>} env */
async function verifyIn({ name, without, packages, kinds }, env) {
  await stage(`Install ${name}`, async () => {
    if (without.length > 0)
      await run(python, ["-m", "pip", "uninstall", "--quiet", "-y", ...without]);
    await run(python, ["-m", "pip", "install", "--quiet", "--no-input", "--upgrade", ...packages]);
  });
  for (const kind of kinds) {
    const parameters = ["-B", "clients.py", kind, `${name}-${kind}`];
    const { status } = spawnSync(python, parameters, {
      cwd: path.join(root, "lib/testing/python"),
      env: { ...process.env, ...env, TMPDIR: folder },
      stdio: "inherit",
    });
    if (status !== 0) failed.push(`${name}, ${kind}`);
  }
}

/** @type {string[]} */
const failed = [];
const server = await startServer();
try {
  await run(findPython() ?? "python3", ["-m", "venv", path.dirname(path.dirname(python))]);
  for (const environment of environments) {
    await verifyIn(environment, server.env);
  }
} catch (error) {
  failed.push(error instanceof Error ? error.message : String(error));
} finally {
  server.stop();
  rmSync(folder, { recursive: true, force: true });
}
console.log(failed.length === 0 ? "All clients are well" : `Failed: ${failed.join("; ")}`);
process.exitCode = failed.length === 0 ? 0 : 1;
