import type { Explanation } from "@/components/ui/explain";
import type { Segment } from "@/lib/domain/findings/finding-words";

/** A sentence; what matters in it is strong. */
export type Segments = readonly Segment[];

/** One of a card's figures. */
export type FigureWords = {
  id: string;
  label: string;
  value: string;
  caption: string;
  tone: "ink" | "bad" | "unknown";
  explanation?: Explanation;
};

/** What a card comes to: sentences for ten seconds, sentences for later, three figures. */
export type CardWords = {
  main: readonly Segments[];
  details: readonly Segments[];
  figures: readonly FigureWords[];
};

export const plain = (text: string): Segment => ({ text, isStrong: false });
