"use client";

import { useQuery } from "@tanstack/react-query";
import { useComparison } from "@/components/comparisons/comparison-context";
import { CostChart } from "@/components/comparisons/cost/cost-chart";
import { costExport } from "@/components/comparisons/cost/cost-export";
import { CostOptions } from "@/components/comparisons/cost/cost-options";
import type { RunPaint } from "@/components/comparisons/cost/cost-svg";
import { CostTable } from "@/components/comparisons/cost/cost-table";
import { useCompareView } from "@/components/comparisons/use-compare-view";
import { ExportMenu } from "@/components/exports/export-menu";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { knowledgeCostOptions } from "@/lib/comparisons/query-options";
import { formatCount } from "@/lib/format";

const paperWords =
  "Paper, another model and scale: +0.073 Known, −0.083 Unknown, R² 0.86. Not a predictor.";

/** Accuracy by the shares of the training set fitted, over all checkpoints of the runs shown. */
export function KnowledgeCostCard() {
  const { project, response, looks } = useComparison();
  const { view } = useCompareView();
  const runs = response.runs.filter(
    ({ run, relabelledUnknown }) => !relabelledUnknown && !view.hide.includes(run),
  );
  const cost = useQuery({
    ...knowledgeCostOptions(project, {
      run: runs.map(({ run }) => run),
      population: response.population,
      errors: view.errors,
      ...(response.split ? { split: response.split } : {}),
      ...(response.where ? { where: response.where } : {}),
      terms: view.terms,
      ...(view.fromEpoch === null ? {} : { fromEpoch: view.fromEpoch }),
    }),
    enabled: runs.length > 0,
  });
  const { data } = cost;
  const paintOf = (run: string): RunPaint => ({
    name: response.runs.find((one) => one.run === run)?.name ?? run,
    color: looks.get(run)?.color ?? "muted",
  });
  const epochTerm = view.terms === "epoch" ? " + b_epoch · epoch" : "";
  return (
    <Card
      title="Cost of new knowledge"
      howToRead={`Accuracy = b0 + b_kn · Known fitted + b_unk · Unknown fitted${epochTerm}, as shares of |D|${data ? `; ${formatCount(data.rows)} checkpoints of ${data.runs} ${data.runs === 1 ? "run" : "runs"}` : ""}`}
      actions={
        <>
          <CostOptions />
          {data && (
            <ExportMenu
              title="Cost of new knowledge"
              source={`Onset, project ${project}`}
              model={() => costExport({ project, response, cost: data, paintOf })}
            />
          )}
        </>
      }
      footer={paperWords}
    >
      {cost.error && <p className="text-confirmed">{cost.error.message}</p>}
      {runs.length === 0 && <p className="text-muted">Every run is hidden.</p>}
      {cost.isPending && runs.length > 0 && <Skeleton className="h-56 rounded-lg" />}
      {data && (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-4 lg:grid-cols-2">
          <div className="min-w-0">
            <CostTable cost={data} />
            {data.warnings.length > 0 && (
              <ul className="mt-3 flex list-disc flex-col gap-1 pl-4 text-caption text-muted">
                {data.warnings.map((warning) => (
                  <li key={warning}>{warning}</li>
                ))}
              </ul>
            )}
          </div>
          <CostChart cost={data} points={data.points ?? []} paintOf={paintOf} />
        </div>
      )}
    </Card>
  );
}
