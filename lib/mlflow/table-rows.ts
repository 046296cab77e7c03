/**
 * The rows of a table as `mlflow.log_table` writes it, `{"columns":[...],"data":[[...]]}`, as JSON lines; null for
 * anything else.
 */
export function linesOfTable(text: string): string | null {
  let table: unknown;
  try {
    table = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof table !== "object" || table === null) return null;
  const { columns, data } = table as { columns?: unknown; data?: unknown };
  if (!Array.isArray(columns) || !Array.isArray(data) || data.length === 0) return null;
  if (!columns.every((column) => typeof column === "string" && column !== "__proto__")) return null;
  if (!data.every((row) => Array.isArray(row) && row.length === columns.length)) return null;
  return data
    .map((row: unknown[]) =>
      JSON.stringify(Object.fromEntries(columns.map((column, at) => [column, row[at]]))),
    )
    .join("\n");
}
