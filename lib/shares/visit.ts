import "server-only";
import { findLivingShare, readSharedView } from "./open-share";
import { type TryResult, tryPassword, waitSecondsOf } from "./password-gate";
import type { OpenableShare } from "./queries";
import type { LinkView } from "./shared-view";
import { isUnlockedBy, unlockCookieName } from "./unlock-cookie";

export type Visit =
  | { kind: "dead" }
  /** It lives, and asks for its password: nothing else of it may be said. */
  | { kind: "locked"; result: TryResult | null; waitSeconds: number }
  | { kind: "open"; share: OpenableShare; view: LinkView };

export type Credentials = {
  cookieOf: (name: string) => string | undefined;
  password?: string | null;
  /** Of whoever asks, as wrong passwords are counted by it. */
  address: string;
};

const dead: Visit = { kind: "dead" };

/** One request for what a link shows; the row is read anew each time. */
export async function visitShare(token: string, credentials: Credentials): Promise<Visit> {
  const now = new Date();
  const share = await findLivingShare(token, now);
  if (share === null) return dead;
  const { cookieOf, password, address } = credentials;
  const isLocked =
    share.passwordHash !== null && !isUnlockedBy(share, cookieOf(unlockCookieName(share)), now);
  if (isLocked) {
    const guesser = { id: share.id, projectId: share.projectId, address };
    const result = password ? await tryPassword(guesser, password) : null;
    if (result?.kind !== "right") {
      const waitSeconds = await waitSecondsOf(guesser);
      return { kind: "locked", result, waitSeconds };
    }
  }
  const view = await readSharedView(share);
  return view === null ? dead : { kind: "open", share, view };
}

/** Nobody's credentials: what a preview, an embed and oEmbed are read with. */
export const noCredentials: Credentials = { cookieOf: () => undefined, address: "" };

/** What another site may show of a link: only one that allows it and has no password. */
export async function visitEmbed(token: string): Promise<Extract<Visit, { kind: "open" }> | null> {
  const visit = await visitShare(token, noCredentials);
  return visit.kind === "open" && visit.view.allow.embed ? visit : null;
}

/** Whether other sites may frame `/embed/{token}`; reads the row and none of the data. */
export async function canEmbed(token: string): Promise<boolean> {
  const share = await findLivingShare(token, new Date());
  return share?.allowEmbed === true && share.passwordHash === null;
}
