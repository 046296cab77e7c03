const api = "/api/v1/";
const projects = `${api}projects/`;

/** Calls that are no change though they are sent with a body. */
const reading = new Set(["POST inspect", "POST comparison"]);

/** Words of the product where the method would say another. */
const named: Record<string, string> = {
  "DELETE keys/[]": "key.revoke",
  "DELETE shares/[]": "share.revoke",
  "DELETE invitations/[]": "invitation.revoke",
  "DELETE runs/[]/checkpoints": "checkpoint.drop",
  "DELETE runs/[]/uploads/[]": "upload.undo",
  "POST runs/[]/log": "run.log",
  "POST test": "alert.test",
  "POST signing": "signing.change",
  "PATCH people/[]": "person.change",
  "POST people/[]/password-link": "person.password-link",
  "GET held-projects": "project.read",
  "DELETE account/sessions": "session.end",
  "DELETE account/sessions/[]": "session.end",
};

const verbs: Record<string, string> = {
  POST: "create",
  PUT: "change",
  PATCH: "change",
  DELETE: "delete",
  GET: "read",
};

/** Last parts of an address that say what is done to the thing before them. */
const doings = new Set(["restore", "move", "copy", "test", "accept", "handover", "leave"]);

/** Things of their own below the alerts, where otherwise the id of one stands. */
const besideAlerts = new Set(["channels", "test", "signing"]);

/** Where an address outside of projects holds an id, by its first part. */
const placesOfIds: Record<string, number> = { people: 1, account: 2 };

export type Described = { action: string; target: string };

/**
 * A call in the words of the audit trail: "upload.undo" of "runs/unk050_s1/uploads/42". Null: not of a project.
 * The same for MLflow's door, whose calls have names of their own.
 */
export function describeCall(method: string, pathname: string): Described | null {
  const parts = pathname.split("/").slice(1);
  if (parts[0] === "mlflow" && parts[2] === "api") {
    return { action: `mlflow.${parts.slice(4).join("/")}`, target: "mlflow" };
  }
  if (!pathname.startsWith(projects)) return null;
  const place = parts.slice(4);
  const rest = place[0] === "alerts" && besideAlerts.has(place[1] ?? "") ? place.slice(1) : place;
  // In the address of a change things and their names take turns: runs/unk050_s1/uploads/42.
  const shape = rest.map((part, at) => (at % 2 === 1 ? "[]" : part));
  const target = rest.map(decode).join("/") || "project";
  return { action: actionOf(method, shape), target };
}

/** The same of a call that is of no project: "person.change" of "people/42". Null: of none that a trail tells of. */
export function describeServerCall(method: string, pathname: string): Described | null {
  if (!pathname.startsWith(api) || pathname.startsWith(projects)) return null;
  const rest = pathname.slice(api.length).split("/");
  const shape = rest.map((part, at) => (at === placesOfIds[rest[0] ?? ""] ? "[]" : part));
  return { action: actionOf(method, shape), target: rest.map(decode).join("/") };
}

/** Whether a call of this kind changes something. */
export function isChange(method: string, pathname: string): boolean {
  if (method === "GET" || method === "HEAD") return false;
  const last = pathname.split("/").at(-1) ?? "";
  return !reading.has(`${method} ${last}`) && !/\/mlflow\/\w+\/search$/.test(pathname);
}

function actionOf(method: string, shape: readonly string[]): string {
  const own = named[`${method} ${shape.join("/")}`];
  if (own !== undefined) return own;
  const last = shape.at(-1);
  if (last !== undefined && doings.has(last)) return `${nounOf(shape.slice(0, -1))}.${last}`;
  return `${nounOf(shape)}.${verbs[method] ?? method.toLowerCase()}`;
}

/** The thing that an address ends in: "runs/[]" is a run, nothing at all the project. */
function nounOf(shape: readonly string[]): string {
  const noun = shape.findLast((part) => part !== "[]");
  if (noun === undefined) return "project";
  return shape.at(-1) === "[]" || noun.endsWith("s") ? singular(noun) : noun;
}

function singular(noun: string): string {
  return /^(settings|hyperparameters|series)$/.test(noun) ? noun : noun.replace(/s$/, "");
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
