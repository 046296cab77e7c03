import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

const tones = {
  neutral: "bg-tone-neutral text-tone-neutral-ink",
  bad: "bg-tone-bad text-tone-bad-ink",
  warn: "bg-tone-warn text-tone-warn-ink",
  good: "bg-tone-good text-tone-good-ink",
  info: "bg-tone-info text-tone-info-ink",
} as const;

type NoticeProps = { tone?: keyof typeof tones; children: ReactNode; className?: string };

export function Notice({ tone = "neutral", children, className }: NoticeProps) {
  return (
    <div className={classNames("rounded-lg px-3 py-2 text-[0.8125rem]", tones[tone], className)}>
      {children}
    </div>
  );
}
