import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { defineConfig } from "@playwright/test";
import { findFreePort } from "./lib/db/free-port";
import { findChromium } from "./scripts/chromium.mjs";

// Workers evaluate this file again and must find the same server: the choices travel in the environment.
if (!process.env.ONSET_E2E_PORT) {
  process.env.ONSET_E2E_PORT = String(await findFreePort());
  process.env.ONSET_E2E_PROVIDER_PORT = String(await findFreePort());
  // Two clones on one machine must not clear each other's data.
  const clone = path.basename(process.cwd());
  process.env.ONSET_E2E_DATA_DIR ??= path.join(tmpdir(), `onset-e2e-${clone}`);
  rmSync(process.env.ONSET_E2E_DATA_DIR, { recursive: true, force: true });
}
const port = process.env.ONSET_E2E_PORT;
const baseURL = `http://localhost:${port}`;
const providerPort = process.env.ONSET_E2E_PROVIDER_PORT ?? "";
const provider = `http://localhost:${providerPort}`;
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // A second try does not pass unseen: verify names it.
  retries: process.env.CI ? 1 : 0,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    baseURL,
    browserName: "chromium",
    viewport: { width: 1440, height: 900 },
    // A place that waits pulses, and each of its frames is drawn by the processor.
    contextOptions: { reducedMotion: "reduce" },
    // A trace of every journey would take a third of the processor.
    trace: "on-first-retry",
    launchOptions: {
      executablePath: findChromium() ?? undefined,
      args: [
        ...(isRoot ? ["--no-sandbox"] : []),
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--disable-quic",
      ],
    },
  },
  projects: [
    { name: "owner", testMatch: "owner.setup.ts" },
    { name: "journeys", testMatch: "*.spec.ts", dependencies: ["owner"] },
  ],
  webServer: [
    {
      command: "node_modules/.bin/node --import tsx e2e/identity-provider.ts",
      url: `${provider}/.well-known/openid-configuration`,
      stdout: "ignore",
      stderr: "ignore",
      env: { PORT: providerPort, ONSET_URL: baseURL },
    },
    {
      command: "node_modules/.bin/node --conditions=react-server --import tsx scripts/start.ts",
      url: `${baseURL}/readyz`,
      timeout: 120_000,
      stdout: "pipe",
      gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
      env: {
        PORT: port,
        HOST: "127.0.0.1",
        ONSET_URL: baseURL,
        ONSET_DATA_DIR: process.env.ONSET_E2E_DATA_DIR ?? "",
        DATABASE_URL: "",
        ONSET_SECRET: "",
        ONSET_DEMO: "on",
        ONSET_OIDC_ISSUER: provider,
        ONSET_OIDC_CLIENT_ID: "onset",
        ONSET_OIDC_CLIENT_SECRET: "journey-secret",
        ONSET_OIDC_NAME: "Journey ID",
        ONSET_OIDC_DOMAINS: "example.org",
        ONSET_OIDC_ROLES: "ml-team=by-claim:editor",
        npm_lifecycle_event: "",
      },
    },
  ],
});
