import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { classNames } from "@/components/ui/class-names";

const badgeStyle = cva(
  "inline-flex items-center gap-1 whitespace-nowrap rounded-full px-2 py-px text-caption font-medium",
  {
    variants: {
      tone: {
        neutral: "bg-tone-neutral text-tone-neutral-ink",
        bad: "bg-tone-bad text-tone-bad-ink",
        good: "bg-tone-good text-tone-good-ink",
        warn: "bg-tone-warn text-tone-warn-ink",
        info: "bg-tone-info text-tone-info-ink",
        outline: "border text-muted",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

export type BadgeTone = NonNullable<VariantProps<typeof badgeStyle>["tone"]>;

export function Badge({
  tone,
  className,
  ...rest
}: ComponentProps<"span"> & VariantProps<typeof badgeStyle>) {
  return <span className={classNames(badgeStyle({ tone }), className)} {...rest} />;
}
