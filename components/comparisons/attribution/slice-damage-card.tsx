"use client";

import { useQuery } from "@tanstack/react-query";
import { HeatMap } from "@/components/charts/heat-map";
import { damagePicture } from "@/components/comparisons/attribution/damage-words";
import { provenanceOf } from "@/components/comparisons/compared-provenance";
import { useComparison } from "@/components/comparisons/comparison-context";
import { useCompareView } from "@/components/comparisons/use-compare-view";
import { PictureMenu } from "@/components/exports/picture-menu";
import { Card } from "@/components/ui/card";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { sliceDamageOptions } from "@/lib/comparisons/query-options";
import { formatCount } from "@/lib/format";

const significant = 0.05;
const method = "Paired differences; Benjamini-Hochberg in each run.";

/** Where it hurts in which run: the fall from best to last by relation or any attribute. */
export function SliceDamageCard() {
  const { project, response } = useComparison();
  const { view, setView, request } = useCompareView();
  const { attributes } = response;
  const by = view.by ?? attributes.find((name) => name === "relation") ?? attributes[0] ?? null;
  const damage = useQuery({
    ...sliceDamageOptions(project, { ...request, by: by ?? "" }),
    enabled: by !== null,
  });
  if (by === null) return null;
  const data = damage.data;
  const picture = data && damagePicture(data);
  const options = attributes.includes(by) ? attributes : [...attributes, by];
  return (
    <Card
      title={`Damage by ${by}`}
      howToRead={picture?.howToRead}
      actions={
        <>
          <Select
            isSmall
            aria-label="Slice by"
            value={by}
            options={options.map((name) => ({ value: name, label: name }))}
            onChange={(event) => setView({ by: event.target.value })}
          />
          {picture?.emptyReason === null && (
            <PictureMenu picture={picture} provenance={provenanceOf(project, response, method)} />
          )}
        </>
      }
      footer={data?.slices.length ? data.reason : null}
    >
      {damage.isPending && <Skeleton className="h-72 rounded-lg" />}
      {damage.error && <p className="text-confirmed">{damage.error.message}</p>}
      {data && data.slices.length === 0 && <p className="text-muted">{data.reason}</p>}
      {data && data.slices.length > 0 && (
        <HeatMap
          label={`Change from best to last by ${by}`}
          rowTitle={by}
          columns={data.runs.map(({ run, name }) => ({ key: run, label: name }))}
          rows={data.slices.map(({ value, total, cells }) => ({
            key: value,
            label: `${value} (${formatCount(total)})`,
            cells: cells.map((cell) =>
              cell === null
                ? { change: null }
                : {
                    change: cell.points / 100,
                    total: cell.total,
                    isSignificant: (cell.adjustedPValue ?? 1) < significant,
                  },
            ),
          }))}
        />
      )}
    </Card>
  );
}
