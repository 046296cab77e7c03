import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { postOutside, type Resolve } from "./post-outside";

const ends: (() => void)[] = [];

async function listen(answer: RequestListener): Promise<number> {
  const server = createServer(answer);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  ends.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

const leadsTo =
  (...addresses: string[]): Resolve =>
  (_, done) =>
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}

afterEach(() => {
  for (const end of ends.splice(0)) end();
  vi.unstubAllEnvs();
});

test("brings the body and its headers to an allowed address", async () => {
  vi.stubEnv("ONSET_WEBHOOK_ALLOW", "127.0.0.1");
  const seen: unknown[] = [];
  const port = await listen(async (request, response) => {
    seen.push(request.headers["x-onset-signature"], await textOf(request));
    response.writeHead(204).end();
  });
  const sent = { body: '{"a":"é"}', headers: { "x-onset-signature": "sha256=1" } };
  expect(await postOutside(`http://127.0.0.1:${port}/x`, sent)).toEqual({
    status: 204,
    sentence: "answered 204",
  });
  expect(seen).toEqual(["sha256=1", '{"a":"é"}']);
});

test("goes to no private address, written out, behind a name or among others of a name", async () => {
  let calls = 0;
  const port = await listen((_, response) => {
    calls += 1;
    response.end();
  });
  const private_ = "an address inside a private network";
  for (const address of [
    `http://127.0.0.1:${port}/`,
    `http://[::1]:${port}/`,
    `http://[::ffff:127.0.0.1]:${port}/`,
    `http://2130706433:${port}/`,
    `http://0x7f.1:${port}/`,
    `http://localhost:${port}/`,
  ]) {
    const { status, sentence } = await postOutside(address, { body: "{}" });
    expect(`${address} ${status} ${sentence}`).toContain(`null ${new URL(address).host} leads to`);
    expect(sentence).toContain(private_);
  }
  const named = `http://hooks.example.com:${port}/`;
  for (const resolve of [leadsTo("127.0.0.1"), leadsTo("1.1.1.1", "10.0.0.1")]) {
    expect((await postOutside(named, { body: "{}" }, { resolve })).sentence).toContain(private_);
  }
  expect(calls).toBe(0);
});

test("connects to the address that it looked at, whatever the name leads to the next time", async () => {
  vi.stubEnv("ONSET_WEBHOOK_ALLOW", "hooks.example.com");
  const port = await listen((_, response) => response.end());
  let asked = 0;
  const resolve: Resolve = (host, done) => {
    asked += 1;
    leadsTo("127.0.0.1")(host, done);
  };
  const answer = await postOutside(
    `http://hooks.example.com:${port}/`,
    { body: "{}" },
    { resolve },
  );
  expect(answer.status).toBe(200);
  expect(asked).toBe(1);
});

test("follows no redirect and says where it points", async () => {
  vi.stubEnv("ONSET_WEBHOOK_ALLOW", "127.0.0.1");
  let calls = 0;
  const port = await listen((_, response) => {
    calls += 1;
    response.writeHead(307, { location: "http://169.254.169.254/latest/meta-data" }).end();
  });
  expect(await postOutside(`http://127.0.0.1:${port}/`, { body: "{}" })).toEqual({
    status: 307,
    sentence:
      "answered 307 and points to http://169.254.169.254/latest/meta-data: redirects are not followed",
  });
  expect(calls).toBe(1);
});

test("gives up on a receiver that hangs", async () => {
  vi.stubEnv("ONSET_WEBHOOK_ALLOW", "127.0.0.1");
  const port = await listen(() => {});
  const { status, sentence } = await postOutside(
    `http://127.0.0.1:${port}/`,
    { body: "{}" },
    { patience: 100 },
  );
  expect(status).toBeNull();
  expect(sentence).toBe(`127.0.0.1:${port} did not answer within 0.1 s`);
});

test("says what is wrong with an address", async () => {
  vi.stubEnv("ONSET_WEBHOOK_ALLOW", "127.0.0.1");
  const port = await listen(() => {});
  for (const end of ends.splice(0)) end();
  const sentences = await Promise.all(
    ["ftp://x/", "hooks", `http://127.0.0.1:${port}/`].map((address) =>
      postOutside(address, { body: "{}" }),
    ),
  );
  expect(sentences.map(({ sentence }) => sentence)).toEqual([
    "is not an address such as https://hooks.example.com/onset",
    "is not an address such as https://hooks.example.com/onset",
    `127.0.0.1:${port} refuses connections`,
  ]);
});
