import { StaticExhibit } from "@/components/charts/static-exhibit";
import type { SharedPicture } from "@/components/shares/picture-model";
import { StaticMarkup } from "@/components/shares/static-markup";

const widths = [
  { width: 324, className: "sm:hidden print:hidden" },
  { width: 620, className: "hidden sm:block lg:hidden print:hidden" },
  { width: 970, className: "hidden lg:block print:block" },
] as const;

type StaticPictureProps = { picture: SharedPicture; isCompact?: boolean };

/** The picture as the server draws it, once for a phone, once for a tablet, once for a desk: the style sheet picks. */
export function StaticPicture({ picture, isCompact = false }: StaticPictureProps) {
  const { title, series, marks, xAxis, panels, note } = picture;
  return (
    <StaticMarkup source={picture}>
      {widths.map(({ width, className }) => (
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
