import { type ReactNode, useId } from "react";
import { classNames } from "@/components/ui/class-names";

type CardProps = {
  title?: ReactNode;
  howToRead?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
  footer?: ReactNode;
  className?: string;
  id?: string;
};

function CardHead({ title, howToRead, actions, titleId }: CardProps & { titleId: string }) {
  return (
    <header className="mb-3 flex flex-wrap items-start justify-between gap-x-4 gap-y-2 print:mb-1">
      <div className="min-w-0 flex-1 basis-64">
        <h2 id={titleId} className="text-body font-semibold">
          {title}
        </h2>
        {howToRead && <p className="text-caption text-muted">{howToRead}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-1.5 print:hidden">{actions}</div>}
    </header>
  );
}

/** One thing to read: a title that says what, a line in grey that says how to read it, the picture. */
export function Card({ title, className, children, footer, id, ...head }: CardProps) {
  const titleId = useId();
  return (
    <section
      id={id}
      aria-labelledby={title ? titleId : undefined}
      className={classNames(
        "min-w-0 rounded-xl border bg-card p-4 sm:px-[18px] print:px-3 print:py-2",
        className,
      )}
    >
      {title && <CardHead title={title} titleId={titleId} {...head} />}
      {children}
      {footer && <footer className="mt-3 text-caption text-muted">{footer}</footer>}
    </section>
  );
}
