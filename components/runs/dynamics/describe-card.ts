import type { CardPicture } from "@/components/charts/picture-model";
import { type CardWords, plain } from "@/components/exports/segments";
import type { CardDescription } from "@/components/runs/dynamics/card-description";
import { flowCard } from "@/components/runs/dynamics/flow-words";
import { leaksCard } from "@/components/runs/dynamics/leaks-words";
import { pathCard } from "@/components/runs/dynamics/path-words";
import { slicesCard } from "@/components/runs/dynamics/slices-words";
import type { DynamicsChartId, DynamicsModel, ShownCard } from "@/lib/runs/dynamics/dynamics-model";

type Of<Id extends DynamicsChartId> = Extract<DynamicsModel, { chart: Id }>;

/** A new card is a line here: then page, link, file and preview have it. */
const cards: { [Id in DynamicsChartId]: CardDescription<Of<Id>> } = {
  flow: flowCard,
  slices: slicesCard,
  path: pathCard,
  leaks: leaksCard,
};

/** What is said and drawn of a card. Each takes the model of its own chart, which its caller has from the same place. */
export function describeCard(chart: DynamicsChartId): CardDescription<DynamicsModel> {
  return cards[chart] as CardDescription<DynamicsModel>;
}

/** Any card about single facts as a picture: one for the run page, a link and a file. */
export function cardPicture(shown: ShownCard): CardPicture {
  return describeCard(shown.card.chart).picture(shown);
}

/** What a card comes to, from the numbers that it shows; where it shows none, why. */
export function cardWords(shown: ShownCard): CardWords {
  const { picture, words } = describeCard(shown.card.chart);
  const { emptyReason } = picture(shown);
  if (emptyReason !== null) return { main: [[plain(emptyReason)]], details: [], figures: [] };
  return words(shown);
}
