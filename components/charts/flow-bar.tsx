export type FlowSide = "gained" | "lost";

type FlowBarProps = {
  side: FlowSide;
  x: number;
  y: number;
  width: number;
  height: number;
  words: string;
  /** Where it stands in the order of reading. */
  place: number;
  isInTabOrder: boolean;
  onSelect?: (() => void) | undefined;
};

export function FlowBar({ side, words, place, isInTabOrder, onSelect, ...box }: FlowBarProps) {
  const paint = { fill: side === "gained" ? "var(--known)" : "var(--unknown)", rx: 1.5 };
  if (!onSelect || box.height === 0) return <rect {...box} {...paint} />;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button element cannot stand inside a picture
    <rect
      {...box}
      {...paint}
      role="button"
      data-place={place}
      tabIndex={isInTabOrder ? 0 : -1}
      aria-label={`${words}: show the examples`}
      onClick={onSelect}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        onSelect();
      }}
      className="cursor-pointer hover:opacity-75"
    />
  );
}
