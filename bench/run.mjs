/**
 * Runs one measurement: npm run bench -- <name> [its own parameters]; without a name, tells which there are. `peers`
 * first installs what Onset is measured beside (MLflow) into an environment of its own.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { node, root, run } from "../scripts/run-command.mjs";
import { stage } from "../scripts/stage.mjs";

const folder = path.join(root, "bench");
const peersFolder = path.join(root, ".onset", "peers");
const peers = ["mlflow"];

/** What a script says of itself; parts of others say nothing of how they are run. @param {string} file */
function purposeOf(file) {
  const [, comment] =
    /^\/\*\*([\s\S]*?)\*\//.exec(readFileSync(path.join(folder, file), "utf8")) ?? [];
  const words = comment?.replace(/\s*\n \* ?/g, " ").trim();
  return words?.includes("Usage") ? words.slice(0, words.indexOf("Usage")).trim() : null;
}

function listBenches() {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".ts"))
    .map((file) => ({ name: file.slice(0, -3), purpose: purposeOf(file) }))
    .filter(({ purpose }) => purpose !== null);
}

async function installPeers() {
  const python = path.join(peersFolder, "bin", "python");
  if (!existsSync(python)) await run("python3", ["-m", "venv", peersFolder]);
  await run(python, ["-m", "pip", "install", "--quiet", ...peers]);
}

const [asked, ...parameters] = process.argv.slice(2);
const isPeers = asked === "peers";
/** What is measured beside others. */
const name = isPeers ? "live" : asked;
const found = listBenches().find((bench) => bench.name === name);
if (found === undefined) {
  for (const { name: known, purpose } of listBenches()) console.log(`${known}\n    ${purpose}`);
  process.exitCode = asked === undefined ? 0 : 1;
} else {
  if (isPeers) await stage("Install the peers", installPeers);
  const flags = ["--conditions=react-server", "--import", "tsx"];
  const { status } = spawnSync(node, [...flags, path.join(folder, `${name}.ts`), ...parameters], {
    cwd: root,
    env: { ...process.env, PEERS: path.join(peersFolder, "bin") },
    stdio: "inherit",
  });
  process.exitCode = status ?? 1;
}
