import { attributionPicture } from "@/components/shares/attribution-picture";
import { groupsPicture } from "@/components/shares/groups-picture";
import { ComparisonTable } from "@/components/shares/page/comparison-table";
import { TableCard } from "@/components/shares/page/table-card";
import { questionsOf, remediesPicture } from "@/components/shares/remedies-picture";
import type { SharedComparisonContent, SharedView } from "@/lib/shares/shared-view";

type ComparisonTablesProps = { content: SharedComparisonContent; view: SharedView };

/** What a comparison says below its picture: groups or runs in figures, causes and remedies as far as they are told. */
export function ComparisonTables({ content, view }: ComparisonTablesProps) {
  const groups = groupsPicture(content);
  const attribution = attributionPicture(content);
  const remedies = remediesPicture(content);
  const [first] = content.remedies ?? [];
  return (
    <>
      {groups && <TableCard picture={groups} view={view} />}
      {content.runs.length > 0 && <ComparisonTable content={content} />}
      {attribution && <TableCard picture={attribution} view={view} />}
      {remedies && <TableCard picture={remedies} view={view} n={first && questionsOf(first)} />}
    </>
  );
}
