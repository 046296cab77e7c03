import { type SmallPlot, smallPanels } from "@/components/charts/multiples-model";
import type { Multiples, Range, XAxis } from "@/components/charts/plot-model";
import { SmallGrid } from "@/components/charts/small-grid";
import { StaticExhibit } from "@/components/charts/static-exhibit";

const width = 300;

type StaticMultiplesProps = {
  plots: readonly SmallPlot[];
  multiples: Multiples;
  xAxis: XAxis;
  zoom?: Range | null;
  isDense?: boolean | undefined;
};

/** The same pictures without any script, as the server draws them. */
export function StaticMultiples(props: StaticMultiplesProps) {
  const { plots, multiples, xAxis, zoom, isDense = false } = props;
  return (
    <SmallGrid plots={plots} isDense={isDense}>
      {({ id, label, series }) => (
        <StaticExhibit
          id={`multiple-${id}`}
          label={`${label}, on the axes of all`}
          series={series}
          xAxis={xAxis}
          extent={zoom ?? multiples.x}
          width={width}
          panels={smallPanels(multiples)}
          isLegendHidden
        />
      )}
    </SmallGrid>
  );
}
