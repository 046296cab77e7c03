import { type ColorToken, colorTokens } from "@/components/charts/paint";
import type { RunColor } from "@/lib/runs/choices";

const tokens: Record<RunColor, ColorToken> = {
  blue: "series-1",
  vermillion: "series-2",
  green: "series-3",
  violet: "series-4",
  ochre: "series-5",
  pink: "series-6",
  teal: "series-7",
  grey: "series-8",
  ink: "ink",
};

export function tokenOf(color: RunColor): ColorToken {
  return tokens[color];
}

/** A colour by its name, or a token, as views and older links have it; null for what is neither. */
export function colorNamed(name: string | null): ColorToken | null {
  const named = Object.entries(tokens).find(([color]) => color === name)?.[1];
  return named ?? colorTokens.find((token) => token === name) ?? null;
}
