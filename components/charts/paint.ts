export const colorTokens = [
  "known",
  "highly-known",
  "maybe-known",
  "weakly-known",
  "unknown",
  "dev",
  "abstained",
  "recommended",
  "confirmed",
  "best",
  "series-1",
  "series-2",
  "series-3",
  "series-4",
  "series-5",
  "series-6",
  "series-7",
  "series-8",
  "ramp-0",
  "ramp-1",
  "ramp-2",
  "ramp-3",
  "ramp-4",
  "set-0",
  "set-1",
  "set-2",
  "set-3",
  "set-4",
  "set-5",
  "ink",
  "muted",
] as const;
export type ColorToken = (typeof colorTokens)[number];

const ownText: readonly ColorToken[] = [
  "known",
  "highly-known",
  "maybe-known",
  "weakly-known",
  "unknown",
];
const readableAsIs: readonly ColorToken[] = [
  "dev",
  "ink",
  "muted",
  "recommended",
  "confirmed",
  "best",
];

/** The colour of a line or a fill. */
export function strokeOf(token: ColorToken): string {
  return `var(--${token})`;
}

/** The tone of it that is readable as small text on a card in both themes. */
export function textColorOf(token: ColorToken): string {
  if (ownText.includes(token)) return `var(--${token}-text)`;
  if (readableAsIs.includes(token)) return `var(--${token})`;
  return `color-mix(in srgb, var(--${token}) 65%, var(--ink))`;
}

const distinct: readonly ColorToken[] = [
  "series-1",
  "series-2",
  "series-3",
  "series-4",
  "series-5",
  "series-6",
  "series-7",
  "series-8",
];
const ramp: readonly ColorToken[] = ["ramp-0", "ramp-1", "ramp-2", "ramp-3", "ramp-4"];

/** Runs without an order take their colour by position; after eight it starts again, told apart by dash. */
export function distinctColor(index: number): ColorToken {
  return distinct[index % distinct.length] ?? "series-1";
}

/** A ramp from blue to vermillion for what varies from 0 to 1, such as the share of Unknown. */
export function rampColor(ratio: number): ColorToken {
  const step = Math.round(Math.min(1, Math.max(0, ratio)) * (ramp.length - 1));
  return ramp[step] ?? "ramp-0";
}

const setTones: readonly ColorToken[] = ["set-0", "set-1", "set-2", "set-3", "set-4", "set-5"];

/**
 * Sets whose class nobody said: teal, which is neither Known nor Unknown, strongest first. `rank` of `count` sets,
 * ordered by their first value.
 */
export function setColor(rank: number, count: number): ColorToken {
  const last = setTones.length - 1;
  const tone = count <= setTones.length ? rank : Math.round((rank / (count - 1)) * last);
  return setTones[Math.min(last, Math.max(0, tone))] ?? "set-0";
}
