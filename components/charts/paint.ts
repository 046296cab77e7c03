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
