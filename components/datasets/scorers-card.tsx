"use client";

import { useQuery } from "@tanstack/react-query";
import { AnswerEnds } from "@/components/datasets/answer-ends";
import { RescoreDialog } from "@/components/datasets/rescore-dialog";
import { scorersCaveats, scorersSource, scorersTitle } from "@/components/datasets/scorers-words";
import { scorerWords } from "@/components/projects/scorer-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { FormProblem } from "@/components/ui/form-problem";
import { Skeleton } from "@/components/ui/skeleton";
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from "@/components/ui/table";
import type { DatasetDetail } from "@/lib/datasets/schema";
import type { ScorersResponse } from "@/lib/datasets/scorers-schema";
import { formatCount, formatPercent } from "@/lib/format";
import { fetchJson } from "@/lib/http/api-client";
import { apiPaths } from "@/lib/paths";

type ScorersCardProps = { project: string; dataset: DatasetDetail; canWrite: boolean };

/** Which scorer is yours: what each finds right in the answers that are kept, and answers on which they differ. */
export function ScorersCard({ project, dataset, canWrite }: ScorersCardProps) {
  const { data, error } = useQuery({
    queryKey: ["datasets", project, dataset.id, "scorers", dataset.version],
    queryFn: ({ signal }) =>
      fetchJson<ScorersResponse>(apiPaths.datasetScorers(project, dataset.id), { signal }),
    retry: false,
  });
  if (data?.answers === 0) return null;
  if (data === undefined) {
    return (
      <Card title="What counts as right">
        {error === null ? <Skeleton className="h-40" /> : <FormProblem message={error.message} />}
      </Card>
    );
  }
  return (
    <Card
      title={scorersTitle(data)}
      howToRead={scorersSource(data)}
      actions={canWrite && <AnswerEnds key={dataset.version} project={project} dataset={dataset} />}
      footer={scorersCaveats(data).map((sentence) => <p key={sentence}>{sentence}</p>)}
    >
      <Table label="Right answers by scorer">
        <TableHead>
          <tr>
            <TableHeadCell>Scorer</TableHeadCell>
            <TableHeadCell>An answer is right when</TableHeadCell>
            <TableHeadCell isNumeric>Right</TableHeadCell>
            <TableHeadCell isNumeric>Of</TableHeadCell>
            <TableHeadCell isNumeric>Share</TableHeadCell>
            {canWrite && <TableHeadCell>Choice</TableHeadCell>}
          </tr>
        </TableHead>
        <tbody>
          {data.scorers.map(({ scorer, right, of }) => (
            <TableRow key={scorer}>
              <TableCell className="font-medium">
                {scorer} {scorer === data.scorer && <Badge tone="info">in force</Badge>}
              </TableCell>
              <TableCell className="text-muted">{scorerWords[scorer]}</TableCell>
              <TableCell isNumeric>{formatCount(right)}</TableCell>
              <TableCell isNumeric>{formatCount(of)}</TableCell>
              <TableCell isNumeric>{formatPercent(right / of)}</TableCell>
              {canWrite && (
                <TableCell>
                  {scorer !== data.scorer && (
                    <RescoreDialog
                      project={project}
                      dataset={dataset}
                      trigger={<Button size="small">Use {scorer}…</Button>}
                      title={`Score by ${scorer}?`}
                      action={`Use ${scorer}`}
                      change={{
                        ...{ wanted: { scorer }, before: { scorer: data.scorer } },
                        done: `Scored by ${scorer} now.`,
                      }}
                    />
                  )}
                </TableCell>
              )}
            </TableRow>
          ))}
        </tbody>
      </Table>
      {data.examples.length > 0 && <DifferingAnswers examples={data.examples} />}
    </Card>
  );
}

function DifferingAnswers({ examples }: { examples: ScorersResponse["examples"] }) {
  return (
    <details className="mt-3 text-[0.8125rem]" open>
      <summary className="cursor-pointer font-medium">
        {examples.length === 1 ? "An answer" : `${examples.length} answers`} on which they differ
      </summary>
      <ul className="mt-1">
        {examples.map(({ id, question, answers, given, rightBy }) => (
          <li key={`${id} ${given}`} className="border-t py-2">
            <p className="text-muted wrap-anywhere">
              {question || id} <span className="text-ink">{answers.join(" / ")}</span>
            </p>
            <p className="line-clamp-3 wrap-anywhere">“{given.trim()}”</p>
            <p className="text-caption text-muted">right by {rightBy.join(", ")}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}
