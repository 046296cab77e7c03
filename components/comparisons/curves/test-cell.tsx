import { signedPoints, signedRange } from "@/components/comparisons/curves/points-words";
import { DifferingButton } from "@/components/comparisons/examples/differing-button";
import { TableCell } from "@/components/ui/table";
import type { BaselineTest, ComparedRun, MomentName } from "@/lib/comparisons/comparison-schema";
import { adjustedAlpha } from "@/lib/domain/stats/multiplicity";
import { formatCount, formatPValue } from "@/lib/format";

const caption = "block text-caption text-muted";

type TestCellProps = { run: ComparedRun; moment: MomentName };

/** Gained and lost against the baseline; each number opens the examples it counts. */
function Flips({ run, moment, test }: TestCellProps & { test: BaselineTest }) {
  const { gained, lost } = test;
  if (!test.paired || gained === null || lost === null) return "unpaired, less power";
  const open = (kind: "gained" | "lost") => ({ kind, of: run.run, moment });
  return (
    <>
      <DifferingButton
        view={open("gained")}
        count={gained}
        label={`${gained} examples that ${run.name} gained against the baseline`}
      >
        +{formatCount(gained)}
      </DifferingButton>{" "}
      <DifferingButton
        view={open("lost")}
        count={lost}
        label={`${lost} examples that ${run.name} lost against the baseline`}
      >
        −{formatCount(lost)}
      </DifferingButton>
      , {formatPValue(test.adjustedPValue)}
    </>
  );
}

/** The difference from the baseline at one moment of both, paired, after Holm. */
export function TestCell({ run, moment }: TestCellProps) {
  const test = run.against[moment];
  if (test === null)
    return (
      <TableCell isNumeric className="align-top">
        –
      </TableCell>
    );
  const isSignificant = (test.adjustedPValue ?? 1) < adjustedAlpha;
  return (
    <TableCell isNumeric className="align-top">
      <span className={isSignificant ? "font-semibold" : ""}>
        {test.paired && !isSignificant && <span title="no significant difference">† </span>}
        {signedPoints(test.points)}
      </span>
      {test.low !== null && test.high !== null && (
        <span className={caption}>{signedRange(test.low, test.high)}</span>
      )}
      <span className={caption}>
        <Flips run={run} moment={moment} test={test} />
      </span>
    </TableCell>
  );
}
