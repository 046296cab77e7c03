import Link from "next/link";
import { useComparison } from "@/components/comparisons/comparison-context";
import { pointsRange, pointsWords } from "@/components/comparisons/curves/points-words";
import { TableCell } from "@/components/ui/table";
import type { ComparedRun } from "@/lib/comparisons/comparison-schema";
import { paths } from "@/lib/paths";

const caption = "block text-caption text-muted";
const quietLink =
  "underline decoration-line-strong underline-offset-2 hover:text-ink hover:decoration-ink";

/** The fall of a run since its own best, with its interval; its lost examples are one click away. */
export function FallCell({ run }: { run: ComparedRun }) {
  const { project, response } = useComparison();
  const { drop } = run;
  if (drop === null) return <TableCell isNumeric>–</TableCell>;
  const examples = (transition: "lost-since-best" | "gained-since-best") =>
    paths.runExamples(project, run.run, {
      split: response.split,
      category: response.population === "all" ? null : response.population,
      transition,
    });
  return (
    <TableCell isNumeric className="align-top">
      <span className={drop.points > 0 ? "text-confirmed" : ""}>{pointsWords(-drop.points)}</span>
      {drop.low !== null && drop.high !== null && (
        <span className={caption}>{pointsRange(-drop.high, -drop.low)}</span>
      )}
      {drop.lost !== null && (
        <span className={caption}>
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
