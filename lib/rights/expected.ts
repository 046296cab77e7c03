import type { Need } from "./table";

/** Everybody who may come, as the columns of docs/security.md have them. */
export const viewers = [
  "nobody",
  "viewer",
  "editor",
  "admin",
  "owner",
  "server administrator",
  "member of another project",
  "read key",
  "write key",
  "admin key",
  "expired key",
  "revoked key",
  "guest of a live link",
  "guest of a frozen link",
  "guest of a link with a password",
  "guest of a revoked link",
] as const;
export type ViewerKind = (typeof viewers)[number];

/** Let in; refused with a status; or, for a page, sent to the sign-in page or shown the form for the password. */
export type Access = "yes" | 401 | 403 | 404 | "sign-in" | "password";

const rightsOf: Partial<Record<ViewerKind, readonly string[]>> = {
  viewer: ["read"],
  editor: ["read", "write", "keys"],
  admin: ["read", "write", "keys", "admin"],
  owner: ["read", "write", "keys", "admin", "own", "restore"],
  "read key": ["read"],
  "write key": ["read", "write"],
  "admin key": ["read", "write", "keys", "admin"],
};

const isPerson = (viewer: ViewerKind) =>
  ["viewer", "editor", "admin", "owner", "server administrator", "member of another project"].some(
    (person) => person === viewer,
  );
const isLivingKey = (viewer: ViewerKind) => /^(read|write|admin) key$/.test(viewer);
const isLiveGuest = (viewer: ViewerKind) => /(live|frozen) link$/.test(viewer);

/** What a row of the table answers to a viewer: `row` is "GET /api/v1/projects" or "PAGE /[project]". */
export function expectedAccess(row: string, need: Need, viewer: ViewerKind): Access {
  const isPage = row.startsWith("PAGE ");
  // Where a session is looked at, though none is needed, a dead key is refused and not ignored.
  const isDeadKey = viewer === "expired key" || viewer === "revoked key";
  if (need === "nowhere") return 404;
  if (need === "nothing") return isDeadKey && row.endsWith("/invitation/accept") ? 401 : "yes";
  if (need === "link" || need === "embed") return throughLink(row, need, viewer);
  const isKnown = isPerson(viewer) || (isLivingKey(viewer) && !isPage);
  if (!isKnown) return isPage ? "sign-in" : 401;
  if (need === "viewer" || need === "metrics") return "yes";
  if (need === "person") return isPerson(viewer) ? "yes" : 403;
  if (need === "administrator") return viewer === "server administrator" ? "yes" : 403;
  // MLflow's clients send no origin, so a session may not write through their door.
  if (need === "write" && row.includes("/mlflow/") && isPerson(viewer)) return 401;
  const rights = rightsOf[viewer];
  if (rights === undefined) return 404;
  if (rights.includes(need)) return "yes";
  // Of a deleted project nothing is told to whoever may not bring it back.
  return need === "restore" ? 404 : 403;
}

/** The address is the right: whoever else has it comes as a guest, signed in or not. */
function throughLink(row: string, need: "link" | "embed", viewer: ViewerKind): Access {
  if (isLiveGuest(viewer)) return "yes";
  if (viewer !== "guest of a link with a password" || need === "embed") return 404;
  // The preview shows no data of a link that has a password.
  if (row.endsWith("/opengraph-image")) return "yes";
  return row.startsWith("PAGE ") ? "password" : 401;
}
