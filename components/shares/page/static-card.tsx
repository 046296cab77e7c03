import { DrawingSvg } from "@/components/charts/drawing";
import { EmptyChart } from "@/components/charts/empty-chart";
import type { CardPicture } from "@/components/charts/picture-model";
import { drawCard } from "@/components/charts/picture-svg";
import { PictureTable } from "@/components/exports/picture-table";
import { StaticMarkup } from "@/components/shares/page/static-markup";
import { staticWidths } from "@/components/shares/page/static-widths";
import { classNames } from "@/components/ui/class-names";

type CardSvgProps = {
  picture: Exclude<CardPicture, { kind: "table" }>;
  width: number;
  className: string;
};

function CardSvg({ picture, width, className }: CardSvgProps) {
  const { title, summary, height } = picture;
  const drawing = drawCard(picture, { width, height });
  return (
    <svg
      viewBox={`0 0 ${width} ${drawing.height}`}
      className={`h-auto w-full ${className}`}
      role="img"
    >
      <title>{summary === "" ? title : `${title}. ${summary}`}</title>
      <DrawingSvg drawing={drawing} />
    </svg>
  );
}

/** A card as the server draws it: bars and paths for three widths, a table as a table, its note below. */
export function StaticCard({ picture }: { picture: CardPicture }) {
  const { kind, title, note, emptyReason } = picture;
  if (emptyReason !== null) return <EmptyChart>{emptyReason}</EmptyChart>;
  const drawn =
    kind === "table"
      ? [<PictureTable key="table" label={`${title}: table`} table={picture.table} />]
      : staticWidths.map(({ width, className }) => (
          <CardSvg key={width} {...{ picture, width, className }} />
        ));
  return (
    <>
      <StaticMarkup source={picture}>{drawn}</StaticMarkup>
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
