import { SeriesKey } from "@/components/charts/series-key";
import { useComparison } from "@/components/comparisons/comparison-context";
import { Explain } from "@/components/ui/explain";
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from "@/components/ui/table";
import { settingWords } from "@/lib/domain/compare/setting-words";
import { formatPercent } from "@/lib/format";

/** Shares in percent as everywhere else; what was set as it was set. */
function settingText(setting: string, value: string | number | boolean | null): string {
  return setting === "Unknown share" && typeof value === "number"
    ? formatPercent(value, 0)
    : settingWords(value);
}

/** Settings down, runs across: the first rows are the likeliest reasons for a difference. */
export function DifferencesTable() {
  const { response, looks } = useComparison();
  const { differences, runs } = response;
  return (
    <Table label="Settings that differ between the runs" maxHeight="26rem">
      <TableHead>
        <tr>
          <TableHeadCell>Setting</TableHeadCell>
          <TableHeadCell isNumeric>
            Explains{" "}
            <Explain
              title="How a setting splits the runs"
              formula="adjusted R² of accuracy at the last checkpoint"
              method="The share of the variance of the last accuracy between runs with equal values, or along a straight line for numbers, whichever is more; adjusted for the number of values. Settings that go together share it: this finds candidates, not causes."
            />
          </TableHeadCell>
          {runs.map(({ run, name }) => (
            <TableHeadCell key={run} className="max-w-40 truncate">
              <span className="mr-1.5 inline-block align-middle">
                <SeriesKey series={looks.get(run) ?? { color: "muted" }} />
              </span>
              {name}
            </TableHeadCell>
          ))}
        </tr>
      </TableHead>
      <tbody>
        {differences.map(({ setting, values, explained }) => (
          <TableRow key={setting}>
            <TableCell className="font-medium">{setting}</TableCell>
            <TableCell isNumeric>{formatPercent(explained, 0)}</TableCell>
            {runs.map(({ run }, index) => (
              <TableCell key={run} className="max-w-40 truncate tabular-nums">
                {settingText(setting, values[index] ?? null)}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}
