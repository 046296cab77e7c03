import { sharedProvenance } from "@/components/shares/shared-provenance";
import { utcMinute } from "@/lib/format";
import type { SharedView } from "@/lib/shares/shared-view";

/** What the checksum is of, for those who want to compare it next month. */
export function ExplainChecksum({ checksum }: { checksum: string }) {
  return (
    <details>
      <summary>
        SHA-256 <code className="font-mono">{checksum.slice(0, 16)}…</code>
      </summary>
      <p className="mt-1">
        <code className="font-mono">{checksum}</code> is the checksum of the data behind this page,
        taken when the link was made. The page checks it each time it opens; the same data always
        have the same checksum.
      </p>
    </details>
  );
}

/** What the page shows and of when: the last word, also on paper. */
export function SharedFacts({ view }: { view: SharedView }) {
  const { source, date, n, method, checksum } = sharedProvenance(view);
  const moment = (
    <time dateTime={date} className="whitespace-nowrap">
      {utcMinute(date)}
    </time>
  );
  return (
    <footer className="flex break-inside-avoid flex-col gap-1 border-t pt-3 text-caption text-muted wrap-anywhere">
      <p>
        {source} · n = {n} ·{" "}
        {view.mode === "frozen" ? (
          <>frozen {moment}: later uploads or deletions change nothing here</>
        ) : (
          <>live, as of {moment}</>
        )}
      </p>
      <p>{method}</p>
      {checksum && <ExplainChecksum checksum={checksum} />}
    </footer>
  );
}
