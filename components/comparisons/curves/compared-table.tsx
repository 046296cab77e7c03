"use client";

import { comparedProvenance } from "@/components/comparisons/compared-provenance";
import { useComparison } from "@/components/comparisons/comparison-context";
import { ComparedTableRow } from "@/components/comparisons/curves/compared-row";
import {
  changesWords,
  comparedPicture,
  testedWords,
} from "@/components/comparisons/curves/compared-words";
import { PictureMenu } from "@/components/exports/picture-menu";
import { Card } from "@/components/ui/card";
import { Explain } from "@/components/ui/explain";
import { Table, TableHead, TableHeadCell } from "@/components/ui/table";
import type { ComparisonResponse } from "@/lib/comparisons/comparison-schema";
import { adjustedAlpha } from "@/lib/domain/stats/multiplicity";

/** The baseline stands on top, whatever the order of the rest. */
function baselineFirst({ runs, baseline }: ComparisonResponse) {
  return runs.toSorted((a, b) => Number(b.run === baseline) - Number(a.run === baseline));
}

/** Best, not last, first; every change counted on the same examples. */
export function ComparedTable() {
  const { project, response } = useComparison();
  const tests = response.runs.flatMap(({ against }) => against.last ?? []);
  const all = tests.filter(({ adjustedPValue }) => (adjustedPValue ?? 1) < adjustedAlpha).length;
  const tested =
    tests.length === 0
      ? ""
      : ` ${all} of ${tests.length} differ significantly from the baseline at the last checkpoint, after Holm.`;
  return (
    <Card
      title="Runs"
      howToRead={`Best, not last, first. ${changesWords(response.runs)}${tested}`}
      actions={
        <PictureMenu
          picture={{ ...comparedPicture(response), title: "Runs" }}
          provenance={comparedProvenance(project, response, testedWords(response.runs))}
        />
      }
    >
      <Table label="Runs: best, last, change and difference from the baseline" maxHeight="64rem">
        <TableHead>
          <tr>
            <TableHeadCell>Run</TableHeadCell>
            <TableHeadCell isNumeric>Unknown</TableHeadCell>
            <TableHeadCell isNumeric>Best</TableHeadCell>
            <TableHeadCell isNumeric>Recommended</TableHeadCell>
            <TableHeadCell isNumeric>Last</TableHeadCell>
            <TableHeadCell isNumeric className="whitespace-normal">
              Change since best
            </TableHeadCell>
            <TableHeadCell isNumeric className="whitespace-normal">
              Against baseline, both at best{" "}
              <Explain
                title="Difference from the baseline"
                formula="(gained − lost) / n"
                method="The same examples in both runs: gained are right only in this run, lost only in the baseline. Exact McNemar test, p adjusted by Holm over all runs of the column; † marks a difference that the test does not tell from chance."
              />
            </TableHeadCell>
            <TableHeadCell isNumeric className="whitespace-normal">
              both at recommended
            </TableHeadCell>
            <TableHeadCell isNumeric className="whitespace-normal">
              both at the last
            </TableHeadCell>
            <TableHeadCell isNumeric className="whitespace-normal">
              Only it right
            </TableHeadCell>
          </tr>
        </TableHead>
        <tbody>
          {baselineFirst(response).map((run) => (
            <ComparedTableRow key={run.run} run={run} />
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
