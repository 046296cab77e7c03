import type { ComponentProps, ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { ScrollRegion } from "@/components/ui/scroll-region";

type TableProps = ComponentProps<"table"> & {
  label: string;
  maxHeight?: string;
  children: ReactNode;
};

/** Scrolls inside its card, where it says so; its head stays. */
export function Table({ label, maxHeight, className, children, ...rest }: TableProps) {
  return (
    <ScrollRegion label={label} maxHeight={maxHeight} className="-mx-2">
      <table
        className={classNames("w-full border-collapse text-left text-[0.8125rem]", className)}
        {...rest}
      >
        {children}
      </table>
    </ScrollRegion>
  );
}

export function TableHead({ children }: { children: ReactNode }) {
  return <thead className="sticky top-0 z-10 bg-card">{children}</thead>;
}

type CellProps = { isNumeric?: boolean };

export function TableHeadCell({ isNumeric, className, ...rest }: ComponentProps<"th"> & CellProps) {
  if (!rest.children) return <td className={classNames("border-b", className)} />;
  return (
    <th
      scope="col"
      className={classNames(
        "whitespace-nowrap border-b px-2 py-1.5 font-medium text-caption text-muted",
        isNumeric && "text-right",
        className,
      )}
      {...rest}
    />
  );
}

export function TableRow({ className, ...rest }: ComponentProps<"tr">) {
  return <tr className={classNames("border-b hover:bg-hover", className)} {...rest} />;
}

export function TableCell({ isNumeric, className, ...rest }: ComponentProps<"td"> & CellProps) {
  return (
    <td
      className={classNames(
        "px-2 py-[7px] align-middle print:py-1",
        isNumeric && "whitespace-nowrap text-right tabular-nums",
        className,
      )}
      {...rest}
    />
  );
}
