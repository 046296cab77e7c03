import "server-only";
import type { ReactElement } from "react";
import { type Drawing, DrawingSvg } from "@/components/charts/drawing";
import { EmptyChart } from "@/components/charts/empty-chart";
import { smallPlots } from "@/components/charts/multiples-model";
import type { CardPicture, Picture, PlotPicture } from "@/components/charts/picture-model";
import { drawCard } from "@/components/charts/picture-svg";
import { StaticExhibit } from "@/components/charts/static-exhibit";
import { StaticMultiples } from "@/components/charts/static-multiples";
import { PictureTable } from "@/components/exports/picture-table";
import { StaticMarkup } from "@/components/shares/page/static-markup";
import { classNames } from "@/components/ui/class-names";

/** A narrow box, a wider, a wide and paper: a picture is drawn for each, and the style sheet picks by the box that holds it. */
const widths = [
  { width: 324, className: "@min-[34rem]:hidden print:hidden" },
  { width: 620, className: "hidden @min-[34rem]:block @min-[56rem]:hidden print:hidden" },
  { width: 970, className: "hidden @min-[56rem]:block print:block" },
] as const;

type StaticDrawingProps = {
  source: object;
  title: string;
  drawAt: (width: number) => Drawing;
};

/** A drawing without a script, for each width. */
export function StaticDrawing({ source, title, drawAt }: StaticDrawingProps) {
  return (
    <StaticMarkup source={source}>
      {widths.map(({ width, className }) => {
        const drawing = drawAt(width);
        return (
          <svg
            key={width}
            viewBox={`0 0 ${width} ${drawing.height}`}
            className={`h-auto w-full ${className}`}
            role="img"
          >
            <title>{title}</title>
            <DrawingSvg drawing={drawing} />
          </svg>
        );
      })}
    </StaticMarkup>
  );
}

/** Bars and paths as drawings, a table as a table, with the note below. */
function StaticCard({ picture }: { picture: CardPicture }) {
  const { kind, title, summary, note, emptyReason } = picture;
  if (emptyReason !== null) return <EmptyChart>{emptyReason}</EmptyChart>;
  return (
    <>
      {kind === "table" ? (
        <StaticMarkup source={picture}>
          {[<PictureTable key="table" label={`${title}: table`} table={picture.table} />]}
        </StaticMarkup>
      ) : (
        <StaticDrawing
          source={picture}
          title={summary === "" ? title : `${title}. ${summary}`}
          drawAt={(width) => drawCard(picture, { width, height: picture.height })}
        />
      )}
      {(kind !== "table" || note !== "") && (
        <p
          className={classNames("min-h-[18px] text-caption text-muted", kind === "table" && "mt-2")}
        >
          {note}
        </p>
      )}
    </>
  );
}

type StaticPlotProps = { picture: PlotPicture; isCompact: boolean; id: string };

/** Lines: a picture for each width, or a picture a line, which are small in any. */
export function staticPlots({ picture, isCompact, id }: StaticPlotProps): ReactElement[] {
  const { title, series, marks, xAxis, panels, multiples, note } = picture;
  if (multiples) {
    const plots = smallPlots(series, { baseline: multiples.baseline, hidden: [] });
    return [
      <StaticMultiples key="multiples" {...{ plots, multiples, xAxis }} isDense={isCompact} />,
      <div key="room" className="mt-1 min-h-6 print:hidden" />,
    ];
  }
  return widths.map(({ width, className }) => (
    <StaticExhibit
      key={width}
      id={`${id}-${width}`}
      label={title}
      {...{ series, marks, xAxis, panels, width, className }}
      note={isCompact ? null : note}
      isLegendHidden={isCompact}
    />
  ));
}

const ids = new WeakMap<Picture, string>();
let named = 0;

/** A page may show several pictures, each drawn once for all pages: no two may clip by the same name. */
function idOf(picture: Picture): string {
  const known = ids.get(picture);
  if (known !== undefined) return known;
  named += 1;
  const id = `static-${named}`;
  ids.set(picture, id);
  return id;
}

type StaticViewProps = { picture: Picture; isCompact?: boolean };

/** The picture as the server draws it: without a script, until the interactive one has come, and on paper. */
export function StaticView({ picture, isCompact = false }: StaticViewProps) {
  if (picture.kind !== "plot") return <StaticCard picture={picture} />;
  return (
    <StaticMarkup source={picture}>
      {staticPlots({ picture, isCompact, id: idOf(picture) })}
    </StaticMarkup>
  );
}
