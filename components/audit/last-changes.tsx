import Link from "next/link";
import { Card } from "@/components/ui/card";
import { TimeLabel } from "@/components/ui/time-label";
import type { AuditEntryItem } from "@/lib/audit/schema";
import { apiPaths, paths } from "@/lib/paths";
import { actionWords } from "./audit-words";

type LastChangesProps = { project: string; entries: readonly AuditEntryItem[] };

/** The last lines of the project's trail, and the ways to all of it. */
export function LastChanges({ project, entries }: LastChangesProps) {
  return (
    <Card
      title="Last changes"
      actions={
        <span className="flex gap-3 text-caption text-muted">
          <Link href={paths.settings(project, "audit")} className="underline hover:text-ink">
            All
          </Link>
          <a
            download
            href={apiPaths.audit(project, { format: "csv" })}
            className="underline hover:text-ink"
          >
            CSV
          </a>
        </span>
      }
    >
      {entries.length === 0 ? (
        <p className="text-muted">Nothing was changed yet.</p>
      ) : (
        <ul className="divide-y">
          {entries.map((entry) => (
            <li
              key={entry.id}
              className="grid grid-cols-[6rem_minmax(0,1fr)] gap-3 py-2 text-[0.8125rem]"
            >
              <span className="text-muted">
                <TimeLabel iso={entry.at} />
              </span>
              <span className="wrap-anywhere">
                <span className="font-medium">{entry.actor.replace(/ <.*>$/, "")}</span>{" "}
                {actionWords(entry)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
