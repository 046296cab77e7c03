const askedOften = 5;
/** Each costs its connection some 50 kB of PostgreSQL's memory. */
const mostNames = 300;
/** Statements with lists of values differ by their number; they are counted anew before they fill the memory. */
const mostCounted = 5000;

/**
 * Names the statements that a process asks often: PostgreSQL parses and plans a named one once a connection, an unnamed
 * one each time. Undefined for one that has no name, or none yet.
 */
export function nameStatements(): (query: { sql: string }) => string | undefined {
  const names = new Map<string, string>();
  const asked = new Map<string, number>();
  return ({ sql }) => {
    const name = names.get(sql);
    if (name !== undefined || names.size >= mostNames) return name;
    const times = (asked.get(sql) ?? 0) + 1;
    if (asked.size >= mostCounted) asked.clear();
    asked.set(sql, times);
    if (times < askedOften) return undefined;
    asked.delete(sql);
    const given = `onset_${names.size}`;
    names.set(sql, given);
    return given;
  };
}
