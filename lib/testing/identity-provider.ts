import { createSign, generateKeyPairSync } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";

type Claims = Record<string, unknown>;

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  return new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
}

/**
 * An identity provider that says what it is told to: for tokens that are wrong in ways that no real one sends. Journeys
 * use a real one.
 */
export async function startIdentityProvider() {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const spoken: { claims: Claims; nonce: string | null } = { claims: {}, nonce: null };
  const origin = () => `http://127.0.0.1:${port}`;
  const idToken = () => {
    const now = Math.floor(Date.now() / 1000);
    const times = { iat: now, exp: now + 600 };
    const who = { iss: origin(), aud: "onset", sub: "1", ...times, nonce: spoken.nonce };
    const body = `${base64({ alg: "RS256", kid: "1" })}.${base64({ ...who, ...spoken.claims })}`;
    return `${body}.${createSign("RSA-SHA256").update(body).sign(privateKey, "base64url")}`;
  };
  const answers: Record<string, () => unknown> = {
    "/.well-known/openid-configuration": () => ({
      issuer: origin(),
      authorization_endpoint: `${origin()}/auth`,
      token_endpoint: `${origin()}/token`,
      userinfo_endpoint: `${origin()}/me`,
      jwks_uri: `${origin()}/jwks`,
      id_token_signing_alg_values_supported: ["RS256"],
    }),
    "/jwks": () => ({
      keys: [{ ...publicKey.export({ format: "jwk" }), kid: "1", alg: "RS256", use: "sig" }],
    }),
    "/me": () => ({ sub: "1", ...spoken.claims }),
    "/token": () => ({ access_token: "a", token_type: "Bearer", id_token: idToken() }),
  };
  const server = createServer(async (request, response) => {
    await formOf(request);
    const answer = answers[request.url ?? ""]?.();
    response.writeHead(answer === undefined ? 404 : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(answer ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  return {
    issuer: origin(),
    /** The claims of the next token, and the nonce of the request that it answers. */
    say: (claims: Claims, nonce: string | null) => Object.assign(spoken, { claims, nonce }),
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
