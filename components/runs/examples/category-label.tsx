import type { LabelCategory } from "@/lib/domain/knowledge/knowledge";

const dots: Record<LabelCategory, string> = {
  HighlyKnown: "bg-highly-known",
  MaybeKnown: "bg-maybe-known",
  WeaklyKnown: "bg-weakly-known",
  Known: "bg-known",
  Unknown: "bg-unknown",
};

/** A dot in the category's colour and its name; an example without a label says so. */
export function CategoryLabel({ category }: { category: LabelCategory | null }) {
  if (category === null) return <span className="text-muted">no label</span>;
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span aria-hidden className={`size-2 shrink-0 rounded-[2px] ${dots[category]}`} />
      {category}
    </span>
  );
}
