import type { ReactNode } from "react";
import { Breadcrumbs, type Crumb } from "@/components/layout/breadcrumbs";
import { classNames } from "@/components/ui/class-names";

type PageHeaderProps = {
  crumbs?: readonly Crumb[];
  title: ReactNode;
  badge?: ReactNode;
  meta?: ReactNode;
  actions?: ReactNode;
  /** Where a headline follows: the name in the line of the crumbs, so that the headline is what one sees first. */
  isQuiet?: boolean;
};

export function PageHeader({
  crumbs,
  title,
  badge,
  meta,
  actions,
  isQuiet = false,
}: PageHeaderProps) {
  return (
    <header
      className={classNames(
        "flex flex-wrap justify-between gap-x-6 gap-y-3",
        isQuiet ? "items-center" : "items-end",
      )}
    >
      <div
        className={classNames(
          "min-w-0 flex-1 basis-72",
          isQuiet && "flex flex-wrap items-center gap-x-2 gap-y-1",
        )}
      >
        {crumbs && <Breadcrumbs crumbs={crumbs} />}
        <div
          className={classNames(
            "flex min-w-0 flex-wrap items-center gap-y-1",
            isQuiet ? "gap-x-2" : "mt-1 gap-x-3",
          )}
        >
          <h1
            className={classNames(
              "min-w-0 wrap-anywhere",
              isQuiet ? "font-semibold text-[1.0625rem]" : "font-bold text-title",
            )}
          >
            {title}
          </h1>
          {badge}
          {meta && <div className="text-[0.8125rem] text-muted">{meta}</div>}
        </div>
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2 print:hidden">{actions}</div>}
    </header>
  );
}
