"use client";

import { ShareBar } from "@/components/charts/share-bar";
import { useComparison } from "@/components/comparisons/comparison-context";
import { remediesSheet } from "@/components/comparisons/remedies/remedies-sheet";
import { changeText, treatmentText } from "@/components/comparisons/remedies/remedies-table";
import { ExportMenu } from "@/components/exports/export-menu";
import { Card } from "@/components/ui/card";
import type { ComparisonAnswer } from "@/lib/comparisons/comparison-schema";
import { formatCount } from "@/lib/format";

type Block = ComparisonAnswer["remedies"][number];
type Outcome = Block["outcomes"][number];

const keys = [
  { word: "correct", look: "bg-known-text" },
  { word: "wrong (hallucinated)", look: "bg-unknown-text" },
  { word: "abstained", look: "bg-muted" },
] as const;

/** The change of wrong answers, and of right ones where the model withheld some. */
function Effect({ outcome }: { outcome: Outcome }) {
  const { effect, counts } = outcome;
  if (!effect?.wrong) return null;
  return (
    <span className="block text-caption text-muted tabular-nums">
      wrong {changeText(effect.wrong)}
      {counts.abstained > 0 && <>, right {changeText(effect.correct)}</>} points
      {effect.paired ? "" : ", unpaired"}
    </span>
  );
}

function RemedyBlock({ block }: { block: Block }) {
  const { answer } = useComparison();
  const nameOf = (slug: string) => answer.runs.find(({ run }) => run === slug)?.name ?? slug;
  return (
    <div className="mt-3 first:mt-0">
      <ul className="grid grid-cols-1 items-start gap-x-4 gap-y-2.5 sm:grid-cols-[12rem_minmax(0,1fr)]">
        {block.outcomes.map((outcome) => {
          const { total, correct, abstained } = outcome.counts;
          const label = treatmentText(outcome);
          return (
            <li key={outcome.run} className="contents">
              <span className="min-w-0">
                <span className="block">{label}</span>
                <span className="block truncate text-caption text-muted">
                  {nameOf(outcome.run)}
                </span>
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
      <p className="mt-3 text-caption text-muted">{block.sentence}</p>
    </div>
  );
}

/** Unknown filtered out, relabelled, or trained at another rate: what became of the same questions. */
export function RemediesCard() {
  const { project, answer } = useComparison();
  const { remedies } = answer;
  const [first] = remedies;
  const n = first?.outcomes[0]?.counts.total ?? null;
  const howToRead = first
    ? `All ${formatCount(n)} ${first.split} questions, known and new, at each run's last checkpoint`
    : undefined;
  return (
    <Card
      title="Remedies"
      howToRead={howToRead}
      actions={
        first && <ExportMenu title="Remedies" model={() => remediesSheet(project, answer)} />
      }
    >
      {first ? (
        <>
          <p className="mb-3 flex flex-wrap gap-x-4 text-caption text-muted">
            {keys.map(({ word, look }) => (
              <span key={word} className="inline-flex items-center gap-1.5">
                <span aria-hidden className={`h-1 w-3.5 rounded-full ${look}`} /> {word}
              </span>
            ))}
          </p>
          {remedies.map((block) => (
            <RemedyBlock key={block.sentence} block={block} />
          ))}
        </>
      ) : (
        <p className="text-muted">
          No two of these runs share their Known examples while the Unknown ones were filtered out,
          relabelled as “I don't know”, or trained at another rate.
        </p>
      )}
    </Card>
  );
}
