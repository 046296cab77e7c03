import { useQuery } from "@tanstack/react-query";
import { methodWords } from "@/components/exports/method-words";
import type { TakenPicture } from "@/components/exports/picture-export";
import { PictureMenu } from "@/components/exports/picture-menu";
import type { ShownRun } from "@/components/runs/page/shown-run";
import { ShareButton } from "@/components/shares/dialog/share-button";
import { methodVersion } from "@/lib/domain/method-version";
import { runOptions } from "@/lib/runs/query-options";
import type { SharedChartId } from "@/lib/shares/read-view";
import type { ShareView } from "@/lib/shares/schema";

type TakeAwayProps = {
  place: Pick<ShownRun, "project" | "run" | "canShare">;
  /** Which picture of the page a link shows. */
  chart: SharedChartId;
  /** What of it the address may not say. */
  view?: ShareView;
  picture: TakenPicture;
  /** "800 Known dev examples". */
  sample: string;
  method?: string;
};

/** Sends a chart of the run page on as it is seen: as a link or as a file. */
export function TakeAway(props: TakeAwayProps) {
  const { place, chart, view, picture, sample, method = methodWords(methodVersion) } = props;
  const { project, run, canShare } = place;
  const { data } = useQuery(runOptions(project, run));
  if (!data) return null;
  const provenance = {
    source: `Onset, project ${project}, ${data.name}`,
    date: data.updatedAt,
    n: sample,
    method,
  };
  return (
    <div className="-mr-2 ml-auto flex">
      {canShare && (
        <ShareButton
          size="small"
          project={project}
          target={{ kind: "run", run, shows: "chart" }}
          view={{ ...view, chart }}
        />
      )}
      <PictureMenu picture={picture} provenance={provenance} />
    </div>
  );
}
