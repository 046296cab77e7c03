import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

vi.mock("server-only", () => ({}));

let server: Server;
let seen: string | undefined;

beforeEach(async () => {
  server = createServer((received, response) => {
    seen = String(received.headers["x-onset-address"]);
    response.end();
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
});
afterEach(() => {
  server.close();
  vi.unstubAllEnvs();
});

/** The header of an answer, each time as a server reads its settings when it starts. */
async function ask(origin: string, headers: Record<string, string> = {}) {
  vi.resetModules();
  globalThis.onsetNotesClients = undefined;
  vi.stubEnv("ONSET_URL", origin);
  const { noteClients } = await import("./note-client");
  noteClients();
  const { port } = server.address() as AddressInfo;
  return new Promise<string | undefined>((resolve, reject) => {
    const call = request({ port, host: "127.0.0.1", headers }, (response) => {
      response.resume();
      resolve(response.headers["strict-transport-security"]);
    });
    call.on("error", reject);
    call.end();
  });
}

test("a sender cannot write its own address, and only a server reached by https asks browsers to stay with it", async () => {
  const plain = await ask("http://localhost:3000", {
    "x-onset-address": "203.0.113.9",
    "x-forwarded-for": "203.0.113.9",
  });
  expect([seen, plain]).toEqual(["127.0.0.1", undefined]);
  expect(await ask("https://onset.example.com")).toBe("max-age=31536000");
});
