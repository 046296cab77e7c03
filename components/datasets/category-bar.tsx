import { categoryLooks, sharesIn } from "@/components/datasets/category-shares";
import { formatPercent } from "@/lib/format";

type CategoryBarProps = { byCategory: Readonly<Record<string, number>>; className?: string };

/** The four shades side by side; a gap parts Known from Unknown, so that colour is not the only sign. */
export function CategoryBar({ byCategory, className = "h-3" }: CategoryBarProps) {
  const shares = sharesIn(byCategory);
  const words = shares.map(({ name, ratio }) => `${name} ${formatPercent(ratio)}`);
  return (
    <div
      role="img"
      aria-label={`Categories: ${words.join(", ") || "no examples"}`}
      className={`flex gap-px overflow-hidden rounded bg-tone-neutral ${className}`}
    >
      {shares.map(({ name, ratio }) => (
        <span
          key={name}
          className={name === "Unknown" ? "ml-0.5" : undefined}
          style={{ width: `${ratio * 100}%`, background: categoryLooks[name].fill }}
        />
      ))}
    </div>
  );
}
