import path from "node:path";
import { root } from "./run-command.mjs";

/** What a build leaves beside Next's own files, so that it finds the packages. */
export const built = {
  /** What the threads of a built server run. */
  worker: path.join(root, ".next/worker.mjs"),
  /** The scripts of a start, each with its sources in few files. */
  scripts: path.join(root, ".next/scripts"),
  /** A PostgreSQL cluster with Onset's tables and no row, which a first start copies. */
  readyCluster: path.join(root, ".next/ready-cluster"),
  /** The demo's rows as a first start loads them: what they hold is the build's doing. */
  demoRows: path.join(root, ".next/demo-rows"),
};

/** What Node is given to start Onset as it is built: a process that only watches others is to be small. */
export const startBuilt = [
  "--lite-mode",
  "--max-semi-space-size=1",
  path.join(built.scripts, "start.mjs"),
];
