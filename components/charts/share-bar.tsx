import { formatPercent } from "@/lib/format";

const looks = {
  correct: "bg-known-text",
  wrong: "bg-unknown-text",
  abstained: "bg-muted",
} as const;

type Share = { outcome: keyof typeof looks; ratio: number };
type ShareBarProps = { shares: readonly Share[]; label: string };

const leastReadable = 0.1;

/** Parts of a whole side by side; a part too narrow for its number says it only in words. */
export function ShareBar({ shares, label }: ShareBarProps) {
  const words = shares.map(({ outcome, ratio }) => `${outcome} ${formatPercent(ratio, 0)}`);
  return (
    <div
      role="img"
      aria-label={`${label}: ${words.join(", ")}`}
      className="flex h-6 overflow-hidden rounded"
    >
      {shares.map(({ outcome, ratio }) => (
        <span
          key={outcome}
          aria-hidden
          className={`flex items-center overflow-hidden pl-2 font-bold text-caption text-card ${looks[outcome]}`}
          style={{ width: `${ratio * 100}%`, paddingLeft: ratio < leastReadable ? 0 : undefined }}
        >
          {ratio >= leastReadable && formatPercent(ratio, 0)}
        </span>
      ))}
    </div>
  );
}
