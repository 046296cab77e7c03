import path from "node:path";
import { built } from "./built-files.mjs";
import { root } from "./run-command.mjs";

const starting = ["start", "prepare", "sign-in-link"];

/**
 * A thread that starts from one file is there in a tenth of the time that its sources take; a script that is bundled
 * holds nothing in memory that translates its sources.
 */
export async function bundle() {
  // Packages may be missing yet when this file is read.
  const { build, stop } = await import("esbuild");
  /** @type {import("esbuild").BuildOptions} */
  const options = {
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    plugins: [withoutMarker],
    logLevel: "warning",
  };
  const worker = path.join(root, "lib/threads/worker.ts");
  await build({ ...options, entryPoints: [worker], outfile: built.worker });
  await build({
    ...options,
    entryPoints: starting.map((name) => path.join(root, "scripts", `${name}.ts`)),
    outdir: built.scripts,
    outExtension: { ".js": ".mjs" },
    splitting: true,
  });
  // Its own process would wait for more as long as this one lives.
  await stop();
}

/** The package `server-only` refuses to be loaded outside of Next; in a thread or a script it has nothing to guard. */
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

if (import.meta.filename === process.argv[1]) await bundle();
