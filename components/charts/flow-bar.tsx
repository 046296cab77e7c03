import { type Flow, type FlowBox, type FlowSide, flowPaints } from "@/components/charts/flow-svg";

type FlowBarProps = {
  bar: FlowBox;
  isInTabOrder: boolean;
  onSelect?: ((flow: Flow, side: FlowSide) => void) | undefined;
};

/** A bar that opens what stands behind it, where anything may be opened. */
export function FlowBar({ bar, isInTabOrder, onSelect }: FlowBarProps) {
  const { flow, side, box } = bar;
  const paint = { fill: flowPaints[side], rx: 1.5 };
  if (!onSelect || box.height === 0) return <rect {...box} {...paint} />;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button element cannot stand inside a picture
    <rect
      {...box}
      {...paint}
      role="button"
      tabIndex={isInTabOrder ? 0 : -1}
      aria-label={`${flow.label}, ${flow[side]} ${side}: show the examples`}
      onClick={() => onSelect(flow, side)}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        onSelect(flow, side);
      }}
      className="cursor-pointer hover:opacity-75"
    />
  );
}
