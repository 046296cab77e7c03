import { StaticExhibit } from "@/components/charts/static-exhibit";
import type { SharedPicture } from "@/components/shares/picture-model";
import { StaticCard } from "@/components/shares/static-card";
import { StaticMarkup } from "@/components/shares/static-markup";
import { staticWidths } from "@/components/shares/static-widths";

type StaticPictureProps = { picture: SharedPicture; isCompact?: boolean };

/** The picture as the server draws it, once for a phone, once for a tablet, once for a desk: the style sheet picks. */
export function StaticPicture({ picture, isCompact = false }: StaticPictureProps) {
  if (picture.kind !== "plot") return <StaticCard picture={picture} />;
  const { title, series, marks, xAxis, panels, note } = picture;
  return (
    <StaticMarkup source={picture}>
      {staticWidths.map(({ width, className }) => (
        <StaticExhibit
          key={width}
          id={`static-${width}`}
          label={title}
          series={series}
          marks={marks}
          xAxis={xAxis}
          panels={panels}
          width={width}
          note={isCompact ? null : note}
          isLegendHidden={isCompact}
          className={className}
        />
      ))}
    </StaticMarkup>
  );
}
