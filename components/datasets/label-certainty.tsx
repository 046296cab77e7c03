import type { ReactNode } from "react";
import {
  drawnWords,
  drawsOfEach,
  protocolWords,
  stopWords,
  strengthCaveats,
} from "@/components/datasets/label-strength-words";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { DatasetDetail } from "@/lib/datasets/schema";
import { drawsPerExample, missProbability } from "@/lib/domain/knowledge/label-certainty";
import { formatCount, formatPercent } from "@/lib/format";

const rarelyKnown = 0.01;

function Caveat({ draws }: { draws: number }) {
  const missed = missProbability({ perDraw: rarelyKnown, draws });
  return (
    <p>
      “Unknown” is an estimate: it says that none of {formatCount(draws)} draws was right. A fact
      that the base model gets right in 1 % of draws is missed by all of them with probability{" "}
      <span className="whitespace-nowrap">
        0.99<sup>{draws}</sup> = {formatPercent(missed, 0)}
      </span>
      .
    </p>
  );
}

function Setting({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-4 border-t py-1.5">
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 text-right wrap-anywhere">{children}</dd>
    </div>
  );
}

function Settings({ dataset }: { dataset: DatasetDetail }) {
  const { slick, baseModel, scorer, abstentionPhrases, stopTexts } = dataset;
  return (
    <dl className="mt-3 text-[0.8125rem]">
      <Setting name="Base model">{baseModel ?? "not said"}</Setting>
      <Setting name="Scorer">{scorer}</Setting>
      <Setting name="Abstained when it says">{abstentionPhrases.join(", ") || "nothing"}</Setting>
      <Setting name="Answers end at">{stopWords(stopTexts)}</Setting>
      {slick?.shots !== undefined && <Setting name="Shots in a prompt">{slick.shots}</Setting>}
      {slick?.temperature !== undefined && (
        <Setting name="Temperature">{slick.temperature}</Setting>
      )}
      {typeof slick?.topK === "number" && <Setting name="Top-k">{slick.topK}</Setting>}
    </dl>
  );
}

/** How the labels came about, and how far "Unknown" can be trusted. */
export function LabelCertainty({
  dataset,
  noise,
}: {
  dataset: DatasetDetail;
  /** What asking again would change. */
  noise?: ReactNode;
}) {
  const { slick, labels } = dataset;
  const sentence = protocolWords(slick) ?? drawnWords(labels);
  const draws = (slick === null ? null : drawsPerExample(slick)) ?? drawsOfEach(labels);
  return (
    <Card
      title="How the labels were made"
      howToRead="Labels belong to one base model and one way of asking, not to the question."
    >
      {sentence !== null && <p className="mb-2 font-semibold text-[1rem]">{sentence}</p>}
      {draws === null ? (
        <p>
          The number of draws behind the labels was not recorded for all of them, so nothing can be
          said about how sure an “Unknown” is. Set <code>slick</code> on the dataset to keep it.
        </p>
      ) : (
        <Caveat draws={draws} />
      )}
      {strengthCaveats(labels).map((caveat) => (
        <Notice key={caveat} tone="warn" className="mt-2">
          {caveat}
        </Notice>
      ))}
      {noise}
      <Settings dataset={dataset} />
    </Card>
  );
}
