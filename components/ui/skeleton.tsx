import { classNames } from "@/components/ui/class-names";

export function Skeleton({ className }: { className?: string }) {
  return (
    <div
      aria-hidden
      className={classNames("motion-safe:animate-pulse rounded-md bg-hover", className)}
    />
  );
}
