import { EmptyChart } from "@/components/charts/empty-chart";
import { runByRunPicture } from "@/components/comparisons/curves/compared-words";
import { PictureMenu } from "@/components/exports/picture-menu";
import { PictureTable } from "@/components/exports/picture-table";
import { SharedChart } from "@/components/shares/page/shared-chart";
import { StaticView } from "@/components/shares/page/static-view";
import { pictureOf } from "@/components/shares/picture-of";
import { chartTitle } from "@/components/shares/report-words";
import { sharedProvenance } from "@/components/shares/shared-provenance";
import { Card } from "@/components/ui/card";
import { utcMinute } from "@/lib/format";
import type { SharedContent, SharedReportChart } from "@/lib/shares/shared-view";

type ReportChartProps = {
  chart: SharedReportChart;
  project: string;
  canDownload: boolean;
};

/** The runs of a comparison in figures, below its curves. */
function Figures({ content, title }: { content: SharedContent; title: string }) {
  const picture = content.kind === "comparison" ? runByRunPicture(content.runs) : null;
  if (picture === null) return null;
  return (
    <div className="mt-3">
      <PictureTable label={`${title}: run by run`} table={picture.table} />
    </div>
  );
}

/** A chart of a report, with what it shows and of when. */
export function ReportChart({ chart, project, canDownload }: ReportChartProps) {
  const { content, mode, name, caption, checksum } = chart;
  const title = chartTitle(chart);
  if (content === null) {
    return (
      <Card title={title} className="break-inside-avoid">
        <EmptyChart>
          A run of this live chart was deleted. It is drawn again once the run is restored; a frozen
          chart would have stayed.
        </EmptyChart>
      </Card>
    );
  }
  const picture = pictureOf(content);
  const provenance = sharedProvenance({ content, project, checksum });
  const shows = [caption.trim() === "" ? "" : `${name}. `, picture.title, ". ", picture.howToRead];
  return (
    <Card
      title={title}
      howToRead={shows.join("")}
      actions={
        canDownload && <PictureMenu picture={{ ...picture, title }} provenance={provenance} />
      }
      footer={`n = ${provenance.n} · ${mode} ${utcMinute(content.asOf)}`}
      className="break-inside-avoid"
    >
      <SharedChart picture={picture} isOneOfMany>
        <StaticView picture={picture} />
      </SharedChart>
      <Figures content={content} title={title} />
    </Card>
  );
}
