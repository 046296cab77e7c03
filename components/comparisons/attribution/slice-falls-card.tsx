"use client";

import { useQuery } from "@tanstack/react-query";
import { sliceFallsPicture } from "@/components/comparisons/attribution/slice-falls-words";
import { comparedProvenance } from "@/components/comparisons/compared-provenance";
import { useComparison } from "@/components/comparisons/comparison-context";
import { useCompareView } from "@/components/comparisons/use-compare-view";
import { PictureMenu } from "@/components/exports/picture-menu";
import { PictureTable } from "@/components/exports/picture-table";
import { Card } from "@/components/ui/card";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { sliceFallsOptions } from "@/lib/comparisons/query-options";

const method = "Paired differences; Benjamini-Hochberg in each run.";

/** Where it hurts in which run: the fall from best to last by relation or any attribute. */
export function SliceFallsCard() {
  const { project, response } = useComparison();
  const { view, setView, request } = useCompareView();
  const { attributes } = response;
  const by = view.by ?? attributes.find((name) => name === "relation") ?? attributes[0] ?? null;
  const falls = useQuery({
    ...sliceFallsOptions(project, { ...request, by: by ?? "" }),
    enabled: by !== null,
  });
  if (by === null) return null;
  const data = falls.data;
  const picture = data && sliceFallsPicture(data);
  const options = attributes.includes(by) ? attributes : [...attributes, by];
  return (
    <Card
      title={`Fall by ${by}`}
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
            <PictureMenu
              picture={picture}
              provenance={comparedProvenance(project, response, method)}
            />
          )}
        </>
      }
      footer={data?.slices.length ? data.reason : null}
    >
      {falls.isPending && <Skeleton className="h-72 rounded-lg" />}
      {falls.error && <p className="text-confirmed">{falls.error.message}</p>}
      {picture && picture.emptyReason !== null && (
        <p className="text-muted">{picture.emptyReason}</p>
      )}
      {picture?.emptyReason === null && (
        <PictureTable label={`Change from best to last by ${by}`} table={picture.table} />
      )}
    </Card>
  );
}
