import { operations } from "@/lib/openapi/operations";

/**
 * What a route or a page asks of whoever comes: nothing; to be signed in or to hold a living key; to be a person;
 * a right in the project of the address; to run the server; to have owned a deleted project; or a link that lives, that lives and may be
 * embedded, or any link at all. What is nowhere has nobody.
 */
export type Need =
  | "nowhere"
  | "nothing"
  | "viewer"
  | "person"
  | "read"
  | "write"
  | "admin"
  | "keys"
  | "own"
  | "administrator"
  | "restore"
  | "link"
  | "embed"
  | "metrics";

/** API routes whose need is not the scope that their key needs. */
const special: Record<string, Need> = {
  "PUT /api/v1/account": "person",
  "PATCH /api/v1/account": "person",
  "PUT /api/v1/account/password": "person",
  "GET /api/v1/account/sessions": "person",
  "DELETE /api/v1/account/sessions": "person",
  "DELETE /api/v1/account/sessions/[session]": "person",
  "GET /api/v1/people": "administrator",
  "PATCH /api/v1/people/[user]": "administrator",
  "POST /api/v1/people/[user]/password-link": "administrator",
  "GET /api/v1/held-projects": "administrator",
  "GET /api/v1/audit": "administrator",
  "DELETE /api/v1/projects/[project]": "own",
  "POST /api/v1/projects/[project]/restore": "restore",
  "GET /api/v1/projects/[project]/keys": "keys",
  "POST /api/v1/projects/[project]/keys": "keys",
  "DELETE /api/v1/projects/[project]/keys/[key]": "keys",
  "DELETE /api/v1/projects/[project]/members/[user]": "admin",
  "POST /api/v1/projects/[project]/members/[user]/handover": "own",
  "GET /api/v1/openapi.json": "nothing",
  "GET /api/v1/shared/[token]": "link",
  "GET /api/v1/oembed": "embed",
};

/** Pages, and routes that the OpenAPI document does not describe. */
const others: Record<string, Need> = {
  "PAGE /": "person",
  "PAGE /docs/api": "person",
  "PAGE /docs/api/[part]": "person",
  "PAGE /[project]": "read",
  "PAGE /[project]/alerts": "read",
  "PAGE /[project]/compare": "read",
  "PAGE /[project]/connect": "read",
  "PAGE /[project]/datasets": "read",
  "PAGE /[project]/datasets/[dataset]": "read",
  "PAGE /[project]/reports": "read",
  "PAGE /[project]/reports/[report]": "read",
  "PAGE /[project]/runs": "read",
  "PAGE /[project]/runs/[run]": "read",
  "PAGE /[project]/runs/[run]/examples": "read",
  "PAGE /[project]/settings": "read",
  "PAGE /[project]/settings/audit": "read",
  "PAGE /[project]/settings/keys": "read",
  "PAGE /[project]/settings/mappings": "read",
  "PAGE /[project]/settings/scoring": "read",
  "PAGE /[project]/shares": "read",
  "PAGE /[project]/uploads": "read",
  "PAGE /[project]/uploads/new": "read",
  "PAGE /mlflow/[project]": "read",
  "PAGE /[project]/settings/people": "read",
  "PAGE /settings": "person",
  "PAGE /admin": "person",
  "PAGE /admin/audit": "person",
  "PAGE /sign-in": "nothing",
  "PAGE /sign-in/welcome": "person",
  "PAGE /sign-in/two-factor": "nothing",
  "PAGE /sign-in/forgotten": "nothing",
  "PAGE /sign-in/reset": "nothing",
  "PAGE /invitation/[token]": "nothing",
  "PAGE /sign-in/link": "nothing",
  "POST /sign-in/open": "nothing",
  "PAGE /s/[token]": "link",
  "PAGE /embed/[token]": "embed",
  "GET /s/[token]/opengraph-image": "link",
  "POST /s/[token]/unlock": "nothing",
  "GET /api/auth/[...all]": "nothing",
  "POST /api/auth/[...all]": "nothing",
  "GET /api/[...rest]": "nowhere",
  "POST /api/[...rest]": "nowhere",
  "PUT /api/[...rest]": "nowhere",
  "PATCH /api/[...rest]": "nowhere",
  "DELETE /api/[...rest]": "nowhere",
  "GET /healthz": "nothing",
  "GET /readyz": "nothing",
  "GET /metrics": "metrics",
  "GET /mlflow/[project]/api/[version]/mlflow/[...call]": "read",
  "POST /mlflow/[project]/api/[version]/mlflow/[...call]": "write",
  "GET /mlflow/[project]/api/[version]/mlflow-artifacts/artifacts/[[...path]]": "read",
  "PUT /mlflow/[project]/api/[version]/mlflow-artifacts/artifacts/[[...path]]": "write",
};

/**
 * Every route and page with what it asks. A route of the API has its row from its OpenAPI operation; `table.test.ts`
 * holds the rows to the file system, `rights.db.test.ts` and `e2e/rights.spec.ts` try them.
 */
export const rights: ReadonlyMap<string, Need> = new Map([
  ...operations.map(({ method, path, scope, isOpen }): [string, Need] => {
    const address = path.replaceAll("{", "[").replaceAll("}", "]");
    const route = `${method.toUpperCase()} /api/v1${address}`;
    const usual = isOpen ? "nothing" : path.includes("{project}") && scope ? scope : "viewer";
    return [route, special[route] ?? usual];
  }),
  ...Object.entries(others),
]);
