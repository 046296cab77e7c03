import { Finding } from "@/components/layout/finding";
import { FindingSentence } from "@/components/runs/page/finding-sentence";
import { findingsOf } from "@/components/shares/finding-segments";
import type { SharedContent } from "@/lib/shares/shared-view";

/** What to know in ten seconds; what it rests on, and what limits it, smaller below. */
export function SharedFindings({ content }: { content: SharedContent }) {
  const { main, details } = findingsOf(content);
  return (
    <div className="flex flex-col gap-2 wrap-anywhere">
      <Finding>
        {main.map((segments) => (
          <FindingSentence key={segments[0]?.text} segments={segments} />
        ))}
      </Finding>
      {details.length > 0 && (
        <p className="max-w-[54rem] text-muted text-pretty">
          {details.map((segments) => (
            <FindingSentence key={segments[0]?.text} segments={segments} />
          ))}
        </p>
      )}
    </div>
  );
}
