import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

type EmptyStateProps = {
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  className?: string;
};

/** Never an empty box without a reason: what is missing, and what to do about it. */
export function EmptyState({ title, children, actions, className }: EmptyStateProps) {
  return (
    <div className={classNames("rounded-lg border border-dashed px-4 py-8", className)}>
      <div className="mx-auto max-w-xl">
        <p className="font-semibold">{title}</p>
        {children && <div className="mt-1 text-muted">{children}</div>}
        {actions && <div className="mt-4 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
