import { ShareBar } from "@/components/charts/share-bar";
import {
  questionsOf,
  remediesPicture,
  remedyChangeWords,
  treatmentWords,
} from "@/components/comparisons/remedies/remedies-words";
import { PictureMenu } from "@/components/exports/picture-menu";
import type { Provenance } from "@/components/exports/provenance";
import { Card } from "@/components/ui/card";
import type { RemedyModel } from "@/lib/comparisons/remedies/remedies-model";

type RemedyResult = RemedyModel["outcomes"][number];
type NameOf = (id: string) => string;

const keys = [
  { word: "correct", look: "bg-known-text" },
  { word: "wrong (hallucinated)", look: "bg-unknown-text" },
  { word: "abstained", look: "bg-muted" },
] as const;

/** The change of wrong answers, and of right ones where the model withheld some. */
function Effect({ outcome: { effect, counts } }: { outcome: RemedyResult }) {
  if (!effect?.wrong) return null;
  return (
    <span className="block text-caption text-muted tabular-nums">
      wrong {remedyChangeWords(effect.wrong)}
      {counts.abstained > 0 && <>, right {remedyChangeWords(effect.correct)}</>} points
      {effect.paired ? "" : ", unpaired"}
    </span>
  );
}

function RemedyBars({ remedy, nameOf }: { remedy: RemedyModel; nameOf: NameOf }) {
  return (
    <div className="mt-3 first:mt-0 print:mt-1">
      <ul className="grid grid-cols-1 items-start gap-x-4 gap-y-2.5 sm:grid-cols-[12rem_minmax(0,1fr)] print:gap-y-1">
        {remedy.outcomes.map((outcome) => {
          const { total, correct, abstained } = outcome.counts;
          const label = treatmentWords(outcome);
          return (
            <li key={outcome.id} className="contents">
              <span className="min-w-0">
                <span className="block">{label}</span>
                <span className="block truncate text-caption text-muted">{nameOf(outcome.id)}</span>
              </span>
              <span className="min-w-0">
                <ShareBar
                  label={label}
                  shares={[
                    { outcome: "correct", ratio: correct / total },
                    { outcome: "wrong", ratio: (total - correct - abstained) / total },
                    { outcome: "abstained", ratio: abstained / total },
                  ]}
                />
                <Effect outcome={outcome} />
              </span>
            </li>
          );
        })}
      </ul>
      <p className="mt-3 text-caption text-muted print:mt-1">{remedy.sentence}</p>
    </div>
  );
}

type RemediesCardProps = {
  remedies: readonly RemedyModel[];
  nameOf: NameOf;
  /** Null where nothing may be taken away. */
  provenance: Provenance | null;
  isPagePrinted?: boolean;
};

/** Unknown filtered out, relabelled, or trained at another rate: what became of the same questions. None without a pair. */
export function RemediesCard(props: RemediesCardProps) {
  const { remedies, nameOf, provenance, isPagePrinted = false } = props;
  const picture = remediesPicture(remedies, nameOf);
  const [first] = remedies;
  if (!picture || !first) return null;
  const own = provenance && { ...provenance, n: questionsOf(first) };
  return (
    <Card
      className="break-inside-avoid"
      title={picture.title}
      howToRead={picture.howToRead}
      actions={own && <PictureMenu provenance={own} {...{ picture, isPagePrinted }} />}
    >
      <p className="mb-3 flex flex-wrap gap-x-4 text-caption text-muted print:mb-1">
        {keys.map(({ word, look }) => (
          <span key={word} className="inline-flex items-center gap-1.5">
            <span aria-hidden className={`h-1 w-3.5 rounded-full ${look}`} /> {word}
          </span>
        ))}
      </p>
      {remedies.map((remedy) => (
        <RemedyBars key={remedy.sentence} {...{ remedy, nameOf }} />
      ))}
    </Card>
  );
}
