"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast";
import { guessOf } from "@/components/uploads/mapping-control/guess-of";
import { SeriesControl } from "@/components/uploads/mapping-control/series-control";
import { nothingGiven } from "@/lib/domain/mapping/given-answers";
import { sendJson } from "@/lib/http/api-client";
import { apiPaths } from "@/lib/paths";
import { runKeys } from "@/lib/runs/query-options";
import type { CandidatesResponse, ChooseSeriesInput } from "@/lib/uploads/inspect-schema";
import { candidatesOptions } from "@/lib/uploads/query-options";
import { chosenSeries } from "./chosen-series";

type RunSetsProps = {
  project: string;
  run: string;
  /** "Draw it on Exhibit 1" for a run without a picture. */
  action: string;
  onDone?: () => void;
};

/** What the stored metrics of a run measure, in the control of the upload page: nothing is uploaded again. */
export function RunSets({ project, run, action, onDone }: RunSetsProps) {
  const { data, error, refetch } = useQuery(candidatesOptions(project, run));
  if (error !== null)
    return (
      <div role="alert">
        <Notice tone="bad" className="flex flex-wrap items-center justify-between gap-2">
          {error.message}
          <Button size="small" onClick={() => refetch()}>
            Try again
          </Button>
        </Notice>
      </div>
    );
  if (data === undefined) return <Skeleton className="h-96" />;
  return <SetsForm {...{ project, run, action, onDone }} candidates={data} />;
}

type SetsFormProps = RunSetsProps & { candidates: CandidatesResponse };

function SetsForm({ project, run, action, onDone, candidates }: SetsFormProps) {
  const queries = useQueryClient();
  const [given, setGiven] = useState(nothingGiven);
  const { series, questions, reasons, chosen } = candidates;
  const guess = guessOf(candidates);
  const put = useMutation({
    mutationFn: (input: ChooseSeriesInput) =>
      sendJson<CandidatesResponse>("PUT", apiPaths.series(project, run), input),
    onSuccess: (answer) => {
      queries.setQueryData(candidatesOptions(project, run).queryKey, answer);
      queries.invalidateQueries({ queryKey: runKeys.run(project, run) });
      queries.invalidateQueries({ queryKey: runKeys.all(project) });
      setGiven(nothingGiven);
      toast.success("The sets are read as you said.");
      onDone?.();
    },
  });
  const said = chosenSeries(guess, questions, given);
  const sets = Object.values(said).filter((meaning) => meaning !== null).length;
  return (
    <div className="flex flex-col gap-3">
      <SeriesControl
        {...{ series, guess, questions, reasons, given }}
        onChange={setGiven}
        source={chosen.length > 0 ? "As it was chosen on this page." : "Our guess from the names."}
      />
      <FormProblem message={put.error ? `Nothing was changed: ${put.error.message}` : undefined} />
      <div className="flex flex-wrap justify-end gap-2">
        {chosen.length > 0 && (
          <Button isBusy={put.isPending} onClick={() => put.mutate({ reset: chosen })}>
            Back to the guess
          </Button>
        )}
        <Button
          variant="primary"
          isBusy={put.isPending}
          disabled={sets === 0 && Object.keys(said).length === 0}
          onClick={() => put.mutate({ series: said })}
        >
          {action}
        </Button>
      </div>
    </div>
  );
}
