import { Fragment } from "react";
import { BarPair } from "@/components/charts/bar-pair";
import type { DrawnCell } from "@/components/charts/table-model";
import { Badge } from "@/components/ui/badge";
import { classNames } from "@/components/ui/class-names";

/** Breaks after a comma before it breaks anywhere else: "86.8 to 91.1, epoch 2". */
function Note({ text, isMuted }: { text: string; isMuted: boolean }) {
  const parts = text.split(/(?<=,) /);
  return (
    // Grey cannot be read on a tint.
    <span className={classNames("block whitespace-normal text-caption", isMuted && "text-muted")}>
      {parts.map((part, k) => (
        <Fragment key={part}>
          {k > 0 && " "}
          <span className="inline-block">{part}</span>
        </Fragment>
      ))}
    </span>
  );
}

/** What stands in a cell: its words, a warning as a badge, or a pair of bars that its words describe. */
export function CellContent({ cell }: { cell: DrawnCell }) {
  const { text, note, aside, tone = "ink", isStrong, bar, fill } = cell;
  if (bar) return <BarPair before={bar.before} after={bar.after} label={text} />;
  if (tone === "warn") return <Badge tone="warn">{text}</Badge>;
  return (
    <>
      <span className={classNames(tone === "bad" && "text-confirmed", isStrong && "font-semibold")}>
        {text}
      </span>
      {aside && <span className="text-muted"> {aside}</span>}
      {note && <Note text={note} isMuted={!fill} />}
    </>
  );
}
