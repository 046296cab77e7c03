import type { CardPicture } from "@/components/charts/picture-model";
import type { CardWords } from "@/components/exports/segments";
import type { Shown } from "@/lib/runs/dynamics/about-model";

/** All that page, link, file and preview say and draw of a card, from its model. */
export type CardDescription<Model> = {
  /** In a list of links. */
  name: string;
  picture: (shown: Shown<Model>) => CardPicture;
  words: (shown: Shown<Model>) => CardWords;
  /** How its numbers were made, for a footer. */
  method: string;
  /** Words that only this card needs. */
  terms: readonly { term: string; meaning: string }[];
};
