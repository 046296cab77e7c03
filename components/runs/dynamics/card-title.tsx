import { Explain, type Explanation } from "@/components/ui/explain";

type CardTitleProps = { children: string; explanation: Omit<Explanation, "title"> };

/** A card's title with its explanation behind it. */
export function CardTitle({ children, explanation }: CardTitleProps) {
  return (
    <span className="inline-flex items-center gap-1.5">
      {children}
      <Explain title={children} {...explanation} />
    </span>
  );
}
