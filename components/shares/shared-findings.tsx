import { Finding } from "@/components/layout/finding";
import { FindingSentence } from "@/components/runs/run-page/finding-sentence";
import { findingsOf } from "@/components/shares/finding-segments";
import type { SharedContent } from "@/lib/shares/shared-view";

/** The sentences first, what limits them in grey below. */
export function SharedFindings({ content }: { content: SharedContent }) {
  const { main, limits } = findingsOf(content);
  return (
    <div className="flex flex-col gap-1.5 wrap-anywhere">
      <Finding>
        {main.map((segments) => (
          <FindingSentence key={segments[0]?.text} segments={segments} />
        ))}
      </Finding>
      {limits.length > 0 && (
        <p className="max-w-[54rem] text-[0.8125rem] text-muted">
          {limits.map((segments) => (
            <FindingSentence key={segments[0]?.text} segments={segments} />
          ))}
        </p>
      )}
    </div>
  );
}
