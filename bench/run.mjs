/**
 * Runs one measurement: npm run bench -- <name> [its own parameters]; without a name, tells which there are. `peers`
 * first installs what Onset is measured beside, each into an environment of its own, as their needs exclude each other.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { node, root, run } from "../scripts/run-command.mjs";
import { stage } from "../scripts/stage.mjs";

const folder = path.join(root, "bench");
const peersFolder = path.join(root, ".onset", "peers");
/** What pip is asked for; of Aim it would take one of 2021 where a newer one has no build. */
const peers = {
  mlflow: "mlflow",
  tensorboard: "tensorboard",
  trackio: "trackio",
  aim: "aim>=3",
};

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

/** One that cannot be installed here is left out. @param {string} peer @param {string} wanted */
async function installPeer(peer, wanted) {
  const home = path.join(peersFolder, peer);
  const python = path.join(home, "bin", "python");
  if (existsSync(path.join(home, "bin", peer))) return;
  try {
    await run("python3", ["-m", "venv", home]);
    await run(python, ["-m", "pip", "install", "--quiet", "--only-binary", ":all:", wanted]);
  } catch (error) {
    const lines = String(error instanceof Error ? error.message : error)
      .trim()
      .split("\n");
    console.log(`  ${peer} is left out: ${lines.at(-1)}`);
  }
}

const [asked, ...parameters] = process.argv.slice(2);
const isPeers = asked === "peers";
/** What is measured beside others. */
const names = isPeers ? ["live", "first-chart"] : [asked];
const found = listBenches().filter((bench) => names.includes(bench.name));
if (found.length === 0) {
  for (const { name: known, purpose } of listBenches()) console.log(`${known}\n    ${purpose}`);
  process.exitCode = asked === undefined ? 0 : 1;
} else {
  for (const [peer, wanted] of isPeers ? Object.entries(peers) : []) {
    await stage(`Install ${peer}`, () => installPeer(peer, wanted));
  }
  const flags = ["--conditions=react-server", "--import", "tsx"];
  for (const { name } of found) {
    const { status } = spawnSync(node, [...flags, path.join(folder, `${name}.ts`), ...parameters], {
      cwd: root,
      env: { ...process.env, PEERS: peersFolder },
      stdio: "inherit",
    });
    if (status !== 0) process.exitCode = 1;
  }
}
