import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { Explain, type Explanation } from "@/components/ui/explain";

const tones = {
  ink: "text-ink",
  bad: "text-confirmed",
  good: "text-recommended",
  unknown: "text-unknown-text",
  known: "text-known-text",
} as const;

export type FigureProps = {
  label: ReactNode;
  value: ReactNode;
  caption?: ReactNode;
  tone?: keyof typeof tones;
  explanation?: Explanation;
};

/** A large number with its label above, its counts and interval below. */
export function Figure({ label, value, caption, tone = "ink", explanation }: FigureProps) {
  return (
    <div className="min-w-0 flex-1 basis-[calc(50%-1px)] bg-card p-4 sm:px-[18px] sm:py-3.5 lg:basis-0 print:basis-0">
      <dt className="flex items-center gap-1.5 text-caption text-muted">
        {label}
        {explanation && <Explain {...explanation} />}
      </dt>
      <dd className={classNames("font-bold text-figure tabular-nums tracking-tight", tones[tone])}>
        {value}
      </dd>
      {caption && <dd className="text-caption text-muted tabular-nums">{caption}</dd>}
    </div>
  );
}
