import { smallPlots } from "@/components/charts/multiples-model";
import type { PlotPicture } from "@/components/charts/picture-model";
import { StaticExhibit } from "@/components/charts/static-exhibit";
import { StaticMultiples } from "@/components/charts/static-multiples";
import { staticWidths } from "@/components/shares/page/static-widths";

type StaticPanelsProps = { picture: PlotPicture; isCompact: boolean; id: string };

/** Lines without a script: a picture for each width, or a picture a line, which are small in any. */
export function staticPanels({ picture, isCompact, id }: StaticPanelsProps) {
  const { title, series, marks, xAxis, panels, multiples, note } = picture;
  if (multiples) {
    const plots = smallPlots(series, { baseline: multiples.baseline, hidden: [] });
    return [
      <StaticMultiples key="multiples" {...{ plots, multiples, xAxis }} isDense={isCompact} />,
      <div key="room" className="mt-1 min-h-6 print:hidden" />,
    ];
  }
  return staticWidths.map(({ width, className }) => (
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
