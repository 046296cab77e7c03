type BarPairProps = { before: number | null; after: number | null; label: string; width?: number };

export function barWidth(ratio: number | null, width: number): number {
  return Math.max(0, Math.min(1, ratio ?? 0)) * width;
}

/** Two ratios under each other on one scale of 0 to 100 %: before in blue, after in vermillion. */
export function BarPair({ before, after, label, width = 118 }: BarPairProps) {
  return (
    <svg width={width} height={12} role="img" aria-label={label} className="block">
      <rect y={1} width={barWidth(before, width)} height={4} rx={1} fill="var(--known)" />
      <rect y={7} width={barWidth(after, width)} height={4} rx={1} fill="var(--unknown)" />
    </svg>
  );
}
