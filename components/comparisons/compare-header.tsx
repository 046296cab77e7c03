import { RunPicker } from "@/components/comparisons/choose/run-picker";
import { CopyLink } from "@/components/comparisons/copy-link";
import { colorsOf, comparedLooks } from "@/components/comparisons/curves/run-looks";
import { useCompareView } from "@/components/comparisons/use-compare-view";
import { PageHeader } from "@/components/layout/page-header";
import { ShareButton } from "@/components/shares/dialog/share-button";
import type { ComparisonResponse } from "@/lib/comparisons/comparison-schema";
import { examplesWords } from "@/lib/domain/knowledge/examples-words";
import { formatCount } from "@/lib/format";

type CompareHeaderProps = {
  project: string;
  canWrite: boolean;
  response: ComparisonResponse | undefined;
};

function same(values: readonly (string | number | null)[]): string | number | null {
  return new Set(values).size === 1 ? (values[0] ?? null) : null;
}

function titleOf(response: ComparisonResponse | undefined): string {
  if (!response) return "Compare runs";
  const { runs } = response;
  if (runs.length === 1) return runs[0]?.name ?? "One run";
  const shares = new Set(runs.map(({ unknownShare }) => unknownShare));
  if (shares.size > 1 && shares.size === runs.length) return `${runs.length} shares of new facts`;
  return `${runs.length} runs compared`;
}

/** What the runs have in common, and on how many examples they are compared. */
function metaOf(response: ComparisonResponse): string {
  const { runs, examples, sharedName } = response;
  const model = same(runs.map(({ baseModel }) => baseModel));
  const size = same(runs.map(({ trainingSize }) => trainingSize));
  const isPaired = runs.every(({ paired }) => paired);
  return [
    sharedName && `all ${sharedName}`,
    model && runs.length > 1 ? "same base model" : null,
    size ? `|D| ${formatCount(Number(size))}` : null,
    `${formatCount(examples)} ${examplesWords(response)}`,
    runs.length < 2 ? null : isPaired ? "paired" : "some runs unpaired",
  ]
    .filter(Boolean)
    .join(" · ");
}

type ShareComparisonProps = { project: string; runs: ComparisonResponse["runs"] };

/** Shares the comparison in the colours it has here, also where a hidden run gave another its place; own colours are told as they are. */
function ShareComparison({ project, runs }: ShareComparisonProps) {
  const { view } = useCompareView();
  if (runs.length === 0) return null;
  const own = new Set(runs.filter(({ color }) => color !== null).map(({ run }) => run));
  const looks = [...comparedLooks(runs, view.color)].filter(([run]) => !own.has(run));
  const color = colorsOf(looks).join(",");
  const target = {
    kind: "comparison",
    runs: runs.map(({ run }) => run),
    shows: "whole",
  } as const;
  return <ShareButton project={project} target={target} view={{ color }} />;
}

export function CompareHeader({ project, canWrite, response }: CompareHeaderProps) {
  return (
    <PageHeader
      isQuiet={response !== undefined}
      crumbs={[{ label: project }, { label: "compare" }]}
      title={titleOf(response)}
      meta={response && metaOf(response)}
      actions={
        <>
          <RunPicker project={project} />
          <CopyLink />
          {canWrite && response && <ShareComparison project={project} runs={response.runs} />}
        </>
      }
    />
  );
}
