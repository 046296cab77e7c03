import type { DynamicsChartId } from "@/lib/shares/read-view";
import type { SharedContent } from "@/lib/shares/shared-view";

type Term = { term: string; meaning: string };

const terms: Record<DynamicsChartId, readonly Term[]> = {
  flow: [
    {
      term: "Forgotten",
      meaning:
        "Right at one checkpoint and not right at the next one that asked it. It may be right again later.",
    },
  ],
  slices: [
    {
      term: "Slice",
      meaning: "The questions that share a property, such as the relation that they ask about.",
    },
    {
      term: "Benjamini-Hochberg",
      meaning:
        "A correction for looking at many slices at once: of those called different, about one in twenty is expected to be a false alarm.",
    },
  ],
  path: [
    {
      term: "Fitted",
      meaning: "A training example is fitted when the model gives the answer that it was taught.",
    },
  ],
  leaks: [
    {
      term: "Another fact's new answer",
      meaning:
        "A wrong answer that is, word for word, what the model was taught to answer to a different, new question.",
    },
  ],
};

/** The words that only a card about single facts needs. */
export function termsOf(content: SharedContent): readonly Term[] {
  return content.kind === "dynamics" ? terms[content.card.chart] : [];
}
