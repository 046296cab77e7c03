import { classNames } from "@/components/ui/class-names";

type ProgressProps = { label: string; ratio: number | null; className?: string };

/** A ratio of null says that work goes on but not how much is left. */
export function Progress({ label, ratio, className }: ProgressProps) {
  const percent = ratio === null ? undefined : Math.round(Math.min(1, Math.max(0, ratio)) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className={classNames("h-1.5 overflow-hidden rounded-full bg-tone-neutral", className)}
    >
      <div
        className={classNames(
          "h-full rounded-full bg-known",
          ratio === null && "motion-safe:animate-pulse",
        )}
        style={{ width: `${percent ?? 100}%` }}
      />
    </div>
  );
}
