import { formatCount } from "@/lib/format";
import type { UploadResponse } from "@/lib/uploads/schema";

type WarningListProps = { warnings: UploadResponse["warnings"] };

/** What was read but is worth knowing, folded away; each with its line where it has one. */
export function WarningList({ warnings }: WarningListProps) {
  if (warnings.length === 0) return null;
  return (
    <details className="mt-2 text-[0.8125rem]">
      <summary className="w-fit cursor-pointer rounded-sm text-muted hover:text-ink">
        {formatCount(warnings.length)} {warnings.length === 1 ? "warning" : "warnings"}
      </summary>
      <ul className="mt-1 max-h-72 overflow-y-auto">
        {warnings.map(({ line, message }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two warnings may read the same
          <li key={index} className="flex gap-3 border-b py-1">
            <span className="w-20 shrink-0 text-muted tabular-nums">
              {line === null ? "" : `line ${formatCount(line)}`}
            </span>
            <span className="wrap-anywhere min-w-0">{message}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
