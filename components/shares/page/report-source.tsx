import { ExplainChecksum } from "@/components/shares/page/shared-facts";
import { chartCountWords } from "@/components/shares/report-words";
import { utcMinute } from "@/lib/format";
import type { ReportView } from "@/lib/shares/shared-view";

/** What a shared report holds and of when: the last word, also on paper. */
export function ReportSource({ view }: { view: ReportView }) {
  const { content, mode, project, checksum } = view;
  const moment = utcMinute(content.asOf);
  return (
    <footer className="flex break-inside-avoid flex-col gap-1 border-t pt-3 text-caption text-muted wrap-anywhere">
      <p>
        Onset, {project} · {chartCountWords(content)} ·{" "}
        {mode === "frozen"
          ? `frozen ${moment}: later changes of the report, uploads or deletions change nothing here`
          : `live, as of ${moment}`}
      </p>
      {checksum && <ExplainChecksum checksum={checksum} />}
    </footer>
  );
}
