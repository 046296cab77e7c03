import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { TimeLabel } from "@/components/ui/time-label";
import type { ReportVersionSummary } from "@/lib/reports/schema";

type ReportVersionsProps = {
  versions: readonly ReportVersionSummary[];
  /** Null for whoever may not write, and while one is on its way back. */
  onRestore: ((version: number) => void) | null;
};

const shownAtOnce = 8;

function Row({ version, isNewest, onRestore }: RowProps) {
  const { version: number, savedBy, savedAt } = version;
  return (
    <li className="flex items-center justify-between gap-2 border-b py-1 last:border-b-0">
      <span className="min-w-0 truncate" title={savedBy}>
        <span className={isNewest ? "font-semibold" : ""}>{number}</span>{" "}
        <span className="text-caption text-muted">
          <TimeLabel iso={savedAt} /> · {savedBy}
        </span>
      </span>
      {!isNewest && onRestore && (
        <Button
          size="small"
          variant="ghost"
          aria-label={`Restore version ${number}`}
          onClick={() => onRestore(number)}
        >
          Restore
        </Button>
      )}
    </li>
  );
}
type RowProps = {
  version: ReportVersionSummary;
  isNewest: boolean;
  onRestore: ReportVersionsProps["onRestore"];
};

/** What was saved and by whom, and the way back to it. */
export function ReportVersions({ versions, onRestore }: ReportVersionsProps) {
  const [first, more] = [versions.slice(0, shownAtOnce), versions.slice(shownAtOnce)];
  const row = (version: ReportVersionSummary, at: number) => (
    <Row key={version.version} {...{ version, onRestore }} isNewest={at === 0} />
  );
  return (
    <Card title="Versions" className="print:hidden">
      <ul className="text-[0.8125rem]">{first.map(row)}</ul>
      {more.length > 0 && (
        <details>
          <summary className="py-1 text-caption">{more.length} older</summary>
          <ul className="text-[0.8125rem]">{more.map((version) => row(version, shownAtOnce))}</ul>
        </details>
      )}
    </Card>
  );
}
