import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";

vi.mock("server-only", () => ({}));

let server: Server;
let url: string;

beforeAll(async () => {
  const { standBefore } = await import("./front-door");
  const { methodDoor } = await import("./method-door");
  standBefore([
    methodDoor,
    (asked, response) => {
      if (asked.url === "/passes") return null;
      if (asked.url === "/leaves") return Promise.resolve(false);
      if (asked.url === "/fails") return Promise.reject(new Error("broken door"));
      if (asked.url !== "/kept") return null;
      response.end("kept");
      return Promise.resolve(true);
    },
  ]);
});

/** As Next: bare refusals of methods, and what a route has to whoever asks for its OPTIONS. */
beforeEach(async () => {
  server = createServer((asked, response) => {
    if (asked.url === "/api/v1/things") {
      response.setHeader("x-frame-options", "DENY");
      if (asked.method === "OPTIONS") response.setHeader("allow", "GET, HEAD, OPTIONS");
      else if (asked.method === "DELETE") response.statusCode = 405;
      // As the packing of answers does.
      else if (asked.method === "PATCH") response.writeHead(405);
    }
    if (asked.url === "/api/v1/explains") {
      response.statusCode = 405;
      response.setHeader("allow", "PUT");
    }
    response.end(response.statusCode === 405 ? undefined : "rendered");
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  vi.stubEnv("ONSET_SELF", url);
});
afterEach(() => {
  server.close();
  vi.unstubAllEnvs();
});

function ask(path: string, method = "GET") {
  return new Promise<{ status?: number; allow?: string; body: string }>((resolve, reject) => {
    const call = request(`${url}${path}`, { method }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (text: string) => {
        body += text;
      });
      response.on("end", () => {
        const { statusCode: status, headers } = response;
        resolve({
          body,
          ...(status && { status }),
          ...(headers.allow && { allow: headers.allow }),
        });
      });
    });
    call.on("error", reject);
    call.end();
  });
}

describe("a door before the server", () => {
  test("answers from the first request on", async () => {
    expect((await ask("/kept")).body).toBe("kept");
    expect((await ask("/kept")).body).toBe("kept");
  });

  test.each(["/passes", "/leaves", "/fails"])(
    "that %s leaves the request to the server",
    async (path) => {
      expect(await ask(path)).toEqual({ status: 200, body: "rendered" });
    },
  );
});

describe("a method that an address does not have", () => {
  test.each(["DELETE", "PATCH"])(
    "is refused in our form, with those that it has: %s",
    async (method) => {
      const { status, allow, body } = await ask("/api/v1/things", method);
      expect([status, allow]).toEqual([405, "GET, HEAD, OPTIONS"]);
      expect(JSON.parse(body).error).toMatchObject({
        code: "method-not-allowed",
        message: `${method} is not allowed here; allowed here: GET, HEAD, OPTIONS`,
      });
      expect(await ask("/api/v1/things")).toEqual({ status: 200, body: "rendered" });
    },
  );

  test("is left alone where the refusal says already what is allowed, and on pages", async () => {
    expect(await ask("/api/v1/explains", "DELETE")).toEqual({
      status: 405,
      allow: "PUT",
      body: "",
    });
  });

  test.each(["TRACE", "PROPFIND"])(
    "that nobody here knows is refused before all else: %s",
    async (method) => {
      const { status, allow, body } = await ask("/anything", method);
      expect([status, allow]).toEqual([405, "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"]);
      expect(body).toContain(`${method} is not allowed here`);
    },
  );
});
