import type { ReactNode } from "react";

type ProblemPanelProps = {
  title: string;
  children?: ReactNode;
  details?: readonly { line?: number | null; column?: string | null; message: string }[];
  actions?: ReactNode;
};

function placeOf(detail: { line?: number | null; column?: string | null }) {
  const parts = [
    typeof detail.line === "number" ? `line ${detail.line}` : "",
    detail.column ? detail.column : "",
  ];
  return parts.filter(Boolean).join(", ");
}

export function ProblemPanel({ title, children, details = [], actions }: ProblemPanelProps) {
  return (
    <div role="alert" className="rounded-xl border bg-card p-5">
      <p className="font-semibold text-[1rem]">{title}</p>
      {children && <div className="mt-1 text-muted">{children}</div>}
      {details.length > 0 && (
        <ul className="mt-3 max-h-72 overflow-y-auto border-t text-[0.8125rem]">
          {details.map((detail, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two problems may read the same
            <li key={index} className="flex gap-3 border-b py-1.5">
              <span className="w-28 shrink-0 text-muted">{placeOf(detail)}</span>
              <span className="min-w-0">{detail.message}</span>
            </li>
          ))}
        </ul>
      )}
      {actions && <div className="mt-4 flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
