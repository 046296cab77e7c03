import { spawn } from "node:child_process";
import { build, isBuilt } from "./build.mjs";
import { generateClient, install, isInstalled } from "./install.mjs";
import { node, root } from "./run-command.mjs";
import { stage } from "./stage.mjs";

const isDevelopment = process.argv.includes("--dev");

async function prepare() {
  if (!isInstalled()) await stage("Install packages", install);
  await generateClient();
  if (!isDevelopment && !isBuilt()) await stage("Build", build);
}

function start() {
  const child = spawn(
    node,
    [
      "--conditions=react-server",
      "--import",
      "tsx",
      "scripts/start.ts",
      ...(isDevelopment ? ["--dev"] : []),
    ],
    // Over the channel the server learns that this process was killed.
    { cwd: root, stdio: ["inherit", "inherit", "inherit", "ipc"] },
  );
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
