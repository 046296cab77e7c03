import { inFrame } from "@/components/shares/embed-size";
import { ReportBlocks } from "@/components/shares/page/report-blocks";
import { SharedChart } from "@/components/shares/page/shared-chart";
import { StaticView } from "@/components/shares/page/static-view";
import { pictureOf } from "@/components/shares/picture-of";
import { sharedProvenance } from "@/components/shares/shared-provenance";
import { classNames } from "@/components/ui/class-names";
import { isReport, type LinkView } from "@/lib/shares/shared-view";

type EmbedPageProps = {
  view: LinkView;
  pageUrl: string;
  theme: "light" | "dark" | "auto";
  height: number;
};

function Embedded({ view, height }: Pick<EmbedPageProps, "view" | "height">) {
  if (isReport(view)) return <ReportBlocks view={view} />;
  const picture = inFrame(pictureOf(view.content), height);
  return (
    <SharedChart picture={picture} isCompact>
      <StaticView picture={picture} isCompact />
    </SharedChart>
  );
}

function sourceWords(view: LinkView): string {
  const day = view.content.asOf.slice(0, 10);
  if (isReport(view)) return `${view.mode} ${day}`;
  return `n = ${sharedProvenance(view).n} · ${view.mode} ${day}`;
}

/** A chart or a report for a page of another site: title, picture, source; its colours by the theme asked for. */
export function EmbedPage({ view, pageUrl, theme, height }: EmbedPageProps) {
  return (
    <main
      className={classNames(
        "flex min-h-dvh flex-col gap-2 bg-card p-3 text-ink",
        !isReport(view) &&
          "[&_section]:max-h-[calc(100dvh-8rem)] [&_svg]:max-h-[calc(100dvh-6rem)]",
        theme !== "auto" && theme,
      )}
    >
      <h1 className="line-clamp-1 font-semibold wrap-anywhere">{view.title}</h1>
      <Embedded view={view} height={height} />
      <p className="mt-auto text-caption text-muted">
        {sourceWords(view)} ·{" "}
        <a href={pageUrl} target="_blank" rel="noopener noreferrer" className="underline">
          Onset, the whole page
        </a>
      </p>
    </main>
  );
}
