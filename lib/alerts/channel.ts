import type { ChannelInput } from "./schema";

export type StoredChannel = { channel: string; target: string; label: string | null };

export function toStored(channel: ChannelInput): StoredChannel {
  const target = channel.kind === "mail" ? channel.to : channel.url;
  return { channel: channel.kind, target, label: channel.name ?? null };
}

/** What may be shown of where a rule tells: the address of an incoming webhook is its password. */
export function shownChannel({ channel, target, label }: StoredChannel) {
  const kind = channel as ChannelInput["kind"];
  const address = kind === "mail" ? target : shownAddress(target, kind);
  return { kind, name: label ?? (kind === "mail" ? target : hostOf(target)), address };
}

function shownAddress(target: string, kind: ChannelInput["kind"]): string {
  const url = URL.parse(target);
  if (url === null) return "";
  return kind === "slack" ? `${url.origin}/…` : `${url.origin}${url.pathname}`;
}

function hostOf(target: string): string {
  return URL.parse(target)?.host ?? target;
}
