import Link from "next/link";
import { useComparison } from "@/components/comparisons/comparison-context";
import { changeCell } from "@/components/comparisons/curves/compared-words";
import { CellContent } from "@/components/exports/cell-content";
import { TableCell } from "@/components/ui/table";
import type { ComparedRun } from "@/lib/comparisons/comparison-schema";
import { paths } from "@/lib/paths";

const quietLink =
  "underline decoration-line-strong underline-offset-2 hover:text-ink hover:decoration-ink";

/** The fall of a run since its own best, with its interval; its lost examples are one click away. */
export function FallCell({ run }: { run: ComparedRun }) {
  const { project, response } = useComparison();
  const { drop } = run;
  const examples = (transition: "lost-since-best" | "gained-since-best") =>
    paths.runExamples(project, run.run, {
      split: response.split,
      category: response.population === "all" ? null : response.population,
      transition,
    });
  return (
    <TableCell isNumeric className="align-top">
      <CellContent cell={{ ...changeCell(run), tone: (drop?.low ?? 0) > 0 ? "bad" : "ink" }} />
      {drop !== null && drop.lost !== null && (
        <span className="block text-caption text-muted">
          <Link href={examples("gained-since-best")} className={quietLink}>
            +{drop.gained}
            <span className="sr-only"> examples gained since its best</span>
          </Link>{" "}
          <Link href={examples("lost-since-best")} className={quietLink}>
            −{drop.lost}
            <span className="sr-only"> examples lost since its best</span>
          </Link>
        </span>
      )}
    </TableCell>
  );
}
