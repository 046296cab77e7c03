import type { ReactNode } from "react";
import { lightPalette } from "@/components/exports/light-palette";
import { pictureOf } from "@/components/shares/picture-of";
import { drawableWords } from "@/components/shares/preview/drawable-words";
import { previewChart } from "@/components/shares/preview/preview-chart";
import { firstChart, linkText } from "@/components/shares/report-words";
import type { LinkView } from "@/lib/shares/shared-view";

export const previewSize = { width: 1200, height: 630 } as const;

const padding = 48;

type FrameProps = { kicker: string; title: string; finding: string; children?: ReactNode };

function Frame({ kicker, title, finding, children }: FrameProps) {
  const { ink, muted, card } = lightPalette;
  return (
    <div
      style={{
        display: "flex",
        flexDirection: "column",
        width: "100%",
        height: "100%",
        padding: `36px ${padding}px 20px`,
        background: card,
        color: ink,
      }}
    >
      <div style={{ display: "flex", fontSize: 20, color: muted }}>{kicker}</div>
      <div
        style={{
          display: "flex",
          fontSize: title.length > 44 ? 34 : 44,
          lineHeight: 1.15,
          marginTop: 4,
        }}
      >
        {title}
      </div>
      <div style={{ display: "flex", fontSize: 24, lineHeight: 1.3, marginTop: 10 }}>{finding}</div>
      {children}
    </div>
  );
}

/** What a chat shows: title, finding and chart in the light theme. Without a view, that there is a link, no more. */
export async function previewCard(view: LinkView | null) {
  if (view === null) {
    return <Frame kicker="Onset" title="A shared chart" finding="Open the link to see it." />;
  }
  const title = drawableWords(view.title, 100);
  const finding = drawableWords(linkText(view.content), 190);
  const isLong = title.length > 44;
  const shown = firstChart(view.content);
  const height = isLong ? 350 : 372;
  const width = previewSize.width - 2 * padding;
  const chart = shown && (await previewChart({ picture: pictureOf(shown), width, height }));
  const kicker = `Onset · ${view.mode} ${view.content.asOf.slice(0, 10)} · ${drawableWords(view.project, 50)}`;
  return (
    <Frame kicker={kicker} title={title} finding={finding}>
      <div style={{ display: "flex", position: "absolute", left: padding, bottom: 14 }}>
        {chart}
      </div>
    </Frame>
  );
}
