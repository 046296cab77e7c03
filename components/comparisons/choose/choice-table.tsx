import { ChoiceRow } from "@/components/comparisons/choose/choice-row";
import { inOrderOfChoice } from "@/components/comparisons/choose/choice-words";
import { useComparison } from "@/components/comparisons/comparison-context";
import { Card } from "@/components/ui/card";
import { Table, TableHead, TableHeadCell } from "@/components/ui/table";

/** All of seven runs on a desk; in a low window fewer, so that the curves below are in sight. */
const tableHeight = "clamp(9.25rem, 100vh - 40.5rem, 20rem)";

/** Every run in one line, the best first; what to choose stands in green. */
export function ChoiceTable() {
  const { response } = useComparison();
  const margin = response.choice?.margin ?? 2;
  const split = response.runs.find(({ atEnd }) => atEnd !== null)?.atEnd?.split ?? "test";
  return (
    <Card className="py-2!">
      <Table label="What to choose, a line a run" maxHeight={tableHeight}>
        <TableHead>
          <tr>
            <TableHeadCell>Run</TableHeadCell>
            <TableHeadCell>Trained on</TableHeadCell>
            <TableHeadCell>By checkpoint</TableHeadCell>
            <TableHeadCell>Best</TableHeadCell>
            <TableHeadCell>Known facts right</TableHeadCell>
            <TableHeadCell>Furthest within {margin.toFixed(1)} points</TableHeadCell>
            <TableHeadCell>Last</TableHeadCell>
            <TableHeadCell>
              <span className="capitalize">{split}</span>:{" "}
              <span className="text-known-text">right</span>, unsure,{" "}
              <span className="text-unknown-text">wrong</span>
            </TableHeadCell>
          </tr>
        </TableHead>
        <tbody>
          {inOrderOfChoice(response).map((run) => (
            <ChoiceRow key={run.run} run={run} />
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
