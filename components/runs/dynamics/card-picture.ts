import type { CardPicture } from "@/components/charts/picture-model";
import { type CardWords, plain } from "@/components/exports/segments";
import { flowPicture } from "@/components/runs/dynamics/flow-picture";
import { flowWords } from "@/components/runs/dynamics/flow-words";
import { leakCardWords } from "@/components/runs/dynamics/leak-words";
import { leaksPicture } from "@/components/runs/dynamics/leaks-picture";
import { pathPicture } from "@/components/runs/dynamics/path-picture";
import { pathWords } from "@/components/runs/dynamics/path-words";
import { sliceWords } from "@/components/runs/dynamics/slice-words";
import { slicesPicture } from "@/components/runs/dynamics/slices-picture";
import type { Shown } from "@/lib/shares/dynamics-card";

/** Any card about single facts as a picture: one for the run page, a link and a file. */
export function cardPicture({ card, ...about }: Shown): CardPicture {
  if (card.chart === "flow") return flowPicture({ ...about, card });
  if (card.chart === "slices") return slicesPicture({ ...about, card });
  if (card.chart === "path") return pathPicture({ ...about, card });
  return leaksPicture({ ...about, card });
}

function foundWords({ card, ...about }: Shown): CardWords {
  if (card.chart === "flow") return flowWords({ ...about, card });
  if (card.chart === "slices") return sliceWords({ ...about, card });
  if (card.chart === "path") return pathWords({ ...about, card });
  return leakCardWords({ ...about, card });
}

/** What a card comes to, from the numbers that it shows; where it shows none, why. */
export function cardWords(shown: Shown): CardWords {
  const { emptyReason } = cardPicture(shown);
  if (emptyReason !== null) return { main: [[plain(emptyReason)]], details: [], figures: [] };
  return foundWords(shown);
}
