import { memo } from "react";
import { OutcomeStrip } from "@/components/charts/outcome-strip";
import { CategoryLabel } from "@/components/runs/examples/category-label";
import type { ExampleLayout } from "@/components/runs/examples/example-columns";
import { classNames } from "@/components/ui/class-names";
import type { ExampleItem } from "@/lib/runs/examples/examples-schema";

const looks: Record<string, string> = { "-": "text-unknown-text", "0": "text-muted" };

/** What the model says at the last checkpoint: vermillion when wrong, in words for those who hear it. */
function AnswerNow({ item }: { item: Pick<ExampleItem, "outcomes" | "lastPrediction"> }) {
  const outcome = item.outcomes.at(-1) ?? ".";
  if (outcome === ".") return <span className="text-muted">not evaluated</span>;
  const fallback = { "-": "wrong, no text", "0": "abstained", "+": "correct, no text" }[outcome];
  const text = item.lastPrediction?.trim();
  return (
    <span className={looks[outcome] ?? ""}>
      {outcome === "-" && <span className="sr-only">Wrong: </span>}
      {text || fallback}
    </span>
  );
}

type ExampleTableRowProps = {
  item: ExampleItem;
  layout: ExampleLayout;
  onOpen: (id: string) => void;
  /** Position in the whole list, from 0. */
  index: number;
  isInTabOrder?: boolean;
  onFocus?: (index: number) => void;
  /** Pixels from the top of a list of virtual rows; without it the row stands where it comes. */
  top?: number;
};

const cell = "min-w-0 truncate";

/** One example: the button in its first cell covers the row, so a click anywhere and Enter open it. */
export const ExampleTableRow = memo(function ExampleTableRow(props: ExampleTableRowProps) {
  const { item, layout, onOpen, index, isInTabOrder = true, onFocus, top } = props;
  return (
    <tr
      data-index={index}
      aria-rowindex={index + 2}
      className={classNames(
        "grid items-center gap-x-4 border-b px-2 text-[0.8125rem] hover:bg-hover has-[:focus-visible]:bg-hover",
        top === undefined ? "relative" : "absolute inset-x-0 top-0",
      )}
      style={{
        gridTemplateColumns: layout.columns,
        height: layout.rowHeight,
        ...(top === undefined ? {} : { transform: `translateY(${top}px)` }),
      }}
    >
      <td className={cell}>
        <button
          type="button"
          tabIndex={isInTabOrder ? 0 : -1}
          onFocus={() => onFocus?.(index)}
          onClick={() => onOpen(item.id)}
          className="block w-full truncate text-left after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-sm focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
        >
          {item.question || item.id}
        </button>
        {layout.isCompact && <OutcomeStrip marks={item.outcomes} width={layout.stripWidth} />}
      </td>
      {!layout.isCompact && (
        <>
          <td className={cell}>{item.answers.join(" · ") || "–"}</td>
          <td className={cell}>
            <CategoryLabel category={item.category} />
          </td>
          <td className={cell}>
            <OutcomeStrip marks={item.outcomes} width={layout.stripWidth} />
          </td>
        </>
      )}
      <td className={cell}>
        <AnswerNow item={item} />
        {layout.isCompact && (
          <span className="block truncate text-caption text-muted">
            <CategoryLabel category={item.category} />
          </span>
        )}
      </td>
    </tr>
  );
});
