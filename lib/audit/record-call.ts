import "server-only";
import { auditName, type Viewer } from "@/lib/auth/viewer";
import type { NamedChange } from "@/lib/http/call-context";
import { clientAddress } from "@/lib/http/client-address";
import { FirstOfMany } from "@/lib/http/event-counts";
import { describeCall, describeServerCall, isChange } from "./describe-call";
import { recordEntry } from "./record-entry";

/** A call as its adapter saw it end. */
export type EndedCall = {
  request: Request;
  viewer: Viewer | null;
  /** The project of the address; null: the call is of none. */
  project: string | null;
  /** Whether the right was there; what failed then failed for another reason. */
  isOpen: boolean;
  status: number;
  /** The sentence that a refused sender got. */
  reason: string | null;
  named: NamedChange | null;
};

const hourMs = 60 * 60 * 1000;

/** A trainer writes every few seconds: the first of an hour stands for the rest. */
const frequent =
  /^(run\.log|mlflow\.(mlflow\/)?runs\/(log-|set-tag|update)|mlflow\.mlflow-artifacts)/;
const firstOfHour = new FirstOfMany(hourMs);

/**
 * Writes a change, or an attempt that was refused, to the project's trail, or of what is in none to the server's. What a
 * viewer with the right only looked at is not written.
 */
export async function recordCall(call: EndedCall): Promise<void> {
  const { request, project, isOpen, status, reason, named } = call;
  const { pathname } = new URL(request.url);
  const inWords = project === null ? describeServerCall : describeCall;
  const described = inWords(request.method, pathname);
  if (project === null && described === null && named === null) return;
  if (!isChange(request.method, pathname) && (status < 400 || isOpen)) return;
  const viewer = named?.by ?? call.viewer;
  const actor = viewer === null ? "nobody" : auditName(viewer);
  const action = named?.action ?? described?.action ?? request.method.toLowerCase();
  const target = named?.target ?? described?.target ?? pathname;
  const key = JSON.stringify([project, actor, action, target]);
  if (status < 400 && frequent.test(action) && !firstOfHour.isFirst(key, Date.now())) return;
  const actorId = viewer === null ? null : idOf(viewer);
  const address = clientAddress(request.headers);
  await recordEntry(project === null ? "server" : { slug: project }, {
    ...{ actor, actorId, action, target, address, status, reason },
    details: named?.details,
  });
}

function idOf(viewer: Viewer): string | null {
  if (viewer.kind === "user") return viewer.userId;
  return viewer.kind === "key" ? viewer.keyId : null;
}
