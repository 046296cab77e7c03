import path from "node:path";
import { root } from "./run-command.mjs";

/** What the threads of a built server run; beside the build, so that it finds the packages. */
export const workerBundle = path.join(root, ".next/worker.mjs");

/** One file: a thread that starts from it is there in a tenth of the time that its sources take. */
export async function bundleWorker() {
  // Packages may be missing yet when this file is read.
  const { build, stop } = await import("esbuild");
  await build({
    entryPoints: [path.join(root, "lib/threads/worker.ts")],
    outfile: workerBundle,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    plugins: [withoutMarker],
    logLevel: "warning",
  });
  // Its own process would wait for more as long as this one lives.
  await stop();
}

/** The package `server-only` refuses to be loaded outside of Next; in a thread it has nothing to guard. */
const withoutMarker = {
  name: "without-marker",
  /** @param {import("esbuild").PluginBuild} build */
  setup(build) {
    build.onResolve({ filter: /^server-only$/ }, ({ path: name }) => ({
      ...{ path: name, namespace: "marker" },
    }));
    build.onLoad({ filter: /.*/, namespace: "marker" }, () => ({ contents: "" }));
  },
};

if (import.meta.filename === process.argv[1]) await bundleWorker();
