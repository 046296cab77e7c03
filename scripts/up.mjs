import { spawn } from "node:child_process";
import { build, isBuilt } from "./build.mjs";
import { startBuilt } from "./built-files.mjs";
import { generateClient, install, isInstalled } from "./install.mjs";
import { watchNpmParent } from "./npm-parent.mjs";
import { node, root, run } from "./run-command.mjs";
import { stage } from "./stage.mjs";

const isDevelopment = process.argv.includes("--dev");

const startCommand = ["--conditions=react-server", "--import", "tsx", "scripts/start.ts"];

async function prepare() {
  if (!isInstalled()) await stage("Install packages", install);
  await generateClient();
  if (isDevelopment || isBuilt()) return;
  // A wrong setting should be known before a minute of building.
  await run(node, [...startCommand, "--check"]);
  await stage("Build", build);
}

const parameters = isDevelopment ? [...startCommand, "--dev"] : startBuilt;

/** Becomes the server's process, so that none waits beside it for its end; where Node cannot do it, one waits. */
function start() {
  if (process.execve === undefined) return startBelow();
  process.chdir(root);
  process.execve(node, [node, ...parameters], process.env);
}

function startBelow() {
  const child = spawn(node, parameters, {
    cwd: root,
    // Over the channel the server learns that this process was killed.
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  watchNpmParent(() => child.kill("SIGTERM"));
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => child.kill(signal));
  }
  child.on("exit", (code) => process.exit(code ?? 1));
}

try {
  await prepare();
  start();
} catch (error) {
  console.error(error instanceof Error ? error.message.trim() : error);
  process.exit(1);
}
