import Provider from "oidc-provider";

const port = Number(process.env.PORT);
const issuer = `http://localhost:${port}`;

/**
 * A real OpenID Connect provider for the journeys. Whoever signs in as `name` is name@example.org, with the groups that
 * stand after a plus: "grace+ml-team".
 */
const provider = new Provider(issuer, {
  clients: [
    {
      client_id: "onset",
      client_secret: "journey-secret",
      redirect_uris: [`${process.env.ONSET_URL}/api/auth/callback/oidc`],
    },
  ],
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "groups"] },
  cookies: { keys: ["journeys"] },
  pkce: { required: () => true },
  findAccount: (_, id) => {
    const [name = "", ...groups] = id.split("+");
    const account = { email: `${name}@example.org`, email_verified: true, name, groups };
    return { accountId: id, claims: () => ({ sub: id, ...account }) };
  },
});

provider.listen(port, "localhost", () => console.log(`identity provider at ${issuer}`));
