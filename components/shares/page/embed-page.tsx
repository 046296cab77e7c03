import { inFrame } from "@/components/shares/embed-size";
import { SharedChart } from "@/components/shares/page/shared-chart";
import { StaticView } from "@/components/shares/page/static-view";
import { pictureOf } from "@/components/shares/picture-of";
import { sharedProvenance } from "@/components/shares/shared-provenance";
import { classNames } from "@/components/ui/class-names";
import type { SharedView } from "@/lib/shares/shared-view";

type EmbedPageProps = {
  view: SharedView;
  pageUrl: string;
  theme: "light" | "dark" | "auto";
  height: number;
};

/** One chart for a page of another site: title, picture, source; its colours by the theme asked for. */
export function EmbedPage({ view, pageUrl, theme, height }: EmbedPageProps) {
  const picture = inFrame(pictureOf(view.content), height);
  const { n, date } = sharedProvenance(view);
  return (
    <main
      className={classNames(
        "flex min-h-dvh flex-col gap-2 bg-card p-3 text-ink [&_section]:max-h-[calc(100dvh-8rem)] [&_svg]:max-h-[calc(100dvh-6rem)]",
        theme !== "auto" && theme,
      )}
    >
      <h1 className="line-clamp-1 font-semibold wrap-anywhere">{view.title}</h1>
      <SharedChart picture={picture} isCompact>
        <StaticView picture={picture} isCompact />
      </SharedChart>
      <p className="mt-auto text-caption text-muted">
        n = {n} · {view.mode} {date.slice(0, 10)} ·{" "}
        <a href={pageUrl} target="_blank" rel="noopener noreferrer" className="underline">
          Onset, the whole page
        </a>
      </p>
    </main>
  );
}
