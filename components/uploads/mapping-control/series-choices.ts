import { populations } from "@/lib/domain/knowledge/knowledge";
import {
  type Quantity,
  rateQuantities,
  type Scale,
  type SeriesMeaning,
} from "@/lib/domain/mapping/mapping";

type Choice = { value: string; label: string };

const usualSplits = ["train", "dev", "test"];

export function splitChoices(inUse: Iterable<string>): Choice[] {
  return [...new Set([...usualSplits, ...inUse])].map((split) => ({ value: split, label: split }));
}

const nobodySaid = "";

/** "not said" first: it is what holds until a person says otherwise. */
export const classChoices: readonly Choice[] = [
  { value: nobodySaid, label: "not said" },
  { value: "Known", label: "Known" },
  { value: "Unknown", label: "Unknown" },
  ...populations
    .filter((name) => name !== "Known" && name !== "Unknown")
    .map((name) => ({ value: name, label: name === "all" ? "all examples" : name })),
];

export function chosenClass(value: string): SeriesMeaning["category"] {
  return populations.find((name) => name === value) ?? null;
}

const metricOnly = "metric";

export const quantityChoices: readonly Choice[] = [
  ...rateQuantities.map((rate) => ({ value: `${rate} ratio`, label: rate })),
  ...rateQuantities.map((rate) => ({ value: `${rate} percent`, label: `${rate} in %` })),
  { value: metricOnly, label: "a metric only" },
];

export function quantityValue({ quantity, scale }: Pick<SeriesMeaning, "quantity" | "scale">) {
  return `${quantity} ${scale}`;
}

/** Null: it stays a metric. */
export function quantityOf(value: string): { quantity: Quantity; scale: Scale } | null {
  const quantity = rateQuantities.find((rate) => value.startsWith(rate));
  if (quantity === undefined) return null;
  return { quantity, scale: value.endsWith("percent") ? "percent" : "ratio" };
}
