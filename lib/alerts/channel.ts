import type { AlertChannel } from "@/prisma/generated/client";
import type { ChannelInput } from "./schema";

/** Where something is told. */
export type Target = Pick<AlertChannel, "kind" | "target">;

export function toTarget(channel: ChannelInput): Target {
  return { kind: channel.kind, target: channel.kind === "mail" ? channel.to : channel.url };
}

/** The name of a channel that was given none: its host or its address of mail, with a number where that is taken. */
export function nameFor({ target }: Target, taken: ReadonlySet<string>): string {
  const name = URL.parse(target)?.host ?? target;
  let found = name;
  for (let k = 2; taken.has(found); k++) found = `${name} (${k})`;
  return found;
}

/** What may be shown of a channel: the address of an incoming webhook is its password. */
export function shownChannel({ id, kind, target, name }: AlertChannel) {
  const shownKind = kind as ChannelInput["kind"];
  return { id, kind: shownKind, name, address: shownAddress(target, shownKind) };
}

function shownAddress(target: string, kind: ChannelInput["kind"]): string {
  if (kind === "mail") return target;
  const url = URL.parse(target);
  if (url === null) return "";
  if (kind === "slack") return `${url.origin}/…`;
  // Chats other than Slack keep the password of a webhook at the end of its path as well.
  const [first = "", ...rest] = url.pathname.slice(1).split("/");
  return `${url.origin}/${first}${rest.length > 0 ? "/…" : ""}`;
}
