import type { CardPicture } from "@/components/charts/picture-model";
import { methodVersionWords } from "@/components/exports/method-words";
import { describeCard } from "@/components/runs/dynamics/describe-card";
import type { DynamicsView } from "@/components/runs/dynamics/dynamics-view";
import { TakeAway } from "@/components/runs/page/take-away";
import { examplesWords } from "@/lib/domain/knowledge/examples-words";
import { methodVersion } from "@/lib/domain/method-version";
import { formatCount } from "@/lib/format";
import type { ShownCard } from "@/lib/runs/dynamics/dynamics-model";
import type { ShareView } from "@/lib/shares/schema";

type CardTakeAwayProps = {
  view: DynamicsView;
  shown: ShownCard;
  picture: CardPicture;
  /** What of it the address may not say. */
  choices?: ShareView;
};

/** Sends a card about single facts on as it is seen; nothing where it is empty. */
export function CardTakeAway({ view, shown, picture, choices }: CardTakeAwayProps) {
  const { split, population, n, card } = shown;
  if (picture.emptyReason !== null) return null;
  return (
    <TakeAway
      place={view}
      chart={card.chart}
      view={{ ...choices, ...(split === null ? {} : { split }), of: population }}
      picture={picture}
      sample={`${formatCount(n)} ${examplesWords({ split, population })}`}
      method={methodVersionWords(describeCard(card.chart).method, methodVersion)}
    />
  );
}
