import { classNames } from "@/components/ui/class-names";
import { Figure, type FigureProps } from "@/components/ui/figure";

type FigureRowProps = {
  figures: readonly (FigureProps & { id: string })[];
  className?: string | undefined;
};

/** Figures side by side, parted by hairlines: two in a row on a phone, four on a desk. */
export function FigureRow({ figures, className }: FigureRowProps) {
  return (
    <dl
      className={classNames(
        "flex flex-wrap gap-px overflow-hidden rounded-xl border bg-line",
        className,
      )}
    >
      {figures.map(({ id, ...figure }) => (
        <Figure key={id} {...figure} />
      ))}
    </dl>
  );
}
