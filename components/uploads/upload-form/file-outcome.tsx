import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import { WarningList } from "@/components/uploads/warning-list";
import { formatPercent } from "@/lib/format";
import { destinationOf } from "./destination-of";
import type { PickedFile } from "./picked-file";
import { ProblemTable } from "./problem-table";
import { storedWords } from "./stored-words";

/** What became of a file: how far it is, what was stored, or why nothing was. */
export function FileOutcome({ picked }: { picked: PickedFile }) {
  const { state, file } = picked;
  if (state.kind === "sending" || state.kind === "storing") {
    const ratio = state.kind === "sending" ? state.ratio : null;
    return (
      <div className="mt-3">
        <Progress label={`Upload of ${file.name}`} ratio={ratio} />
        <p className="mt-1 text-caption text-muted tabular-nums">
          {ratio === null ? "Checking and storing…" : `Sending, ${formatPercent(ratio, 0)}`}
        </p>
      </div>
    );
  }
  if (state.kind === "stored") {
    const isRun = destinationOf(picked) === "run";
    return (
      <Notice tone="good" className="mt-3">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p role="status">
            <b className="font-semibold">Stored.</b> {storedWords(state.answer).join(" · ")}
          </p>
          <LinkButton size="small" href={state.href}>
            {isRun ? "See the chart" : "See the dataset"}
          </LinkButton>
        </div>
        <WarningList warnings={state.answer.warnings} />
      </Notice>
    );
  }
  if (state.kind === "cancelled") {
    return (
      <Notice className="mt-3">
        <p role="status">Cancelled: nothing of it was stored.</p>
      </Notice>
    );
  }
  if (state.kind !== "refused") return null;
  const { error } = state;
  return (
    <div role="alert" className="mt-3">
      <Notice tone="bad">
        <b className="font-semibold">Nothing was stored.</b>{" "}
        {error.message.replace(/^nothing was stored: /, "")}
      </Notice>
      {error.details.length > 0 && (
        <div className="mt-3">
          <ProblemTable label={`Problems in ${file.name}`} details={error.details} />
          <p className="mt-2 text-caption text-muted">
            Correct these lines, remove the file here and drop it again.
          </p>
        </div>
      )}
    </div>
  );
}
