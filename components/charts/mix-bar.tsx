import { classNames } from "@/components/ui/class-names";

const fills = { known: "bg-known", unknown: "bg-unknown", abstained: "bg-abstained" } as const;

type MixBarProps = {
  label: string;
  /** Ratios; what is missing to 1 stays empty. */
  parts: readonly { tone: keyof typeof fills; ratio: number }[];
  isNarrow?: boolean;
};

/** A whole and its parts in the height of a line: known blue, new or wrong vermillion, withheld grey. */
export function MixBar({ label, parts, isNarrow = false }: MixBarProps) {
  return (
    <span
      role="img"
      aria-label={label}
      className={classNames(
        "inline-flex h-2.5 shrink-0 gap-px overflow-hidden rounded-sm",
        isNarrow ? "w-12" : "w-18",
      )}
    >
      {parts
        .filter(({ ratio }) => ratio > 0)
        .map(({ tone, ratio }) => (
          <span
            key={tone}
            aria-hidden
            className={fills[tone]}
            style={{ width: `${100 * ratio}%` }}
          />
        ))}
    </span>
  );
}
