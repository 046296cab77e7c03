import { nativeNames } from "@/lib/domain/mapping/column-names";
import type { Columns } from "@/lib/domain/mapping/find-columns";
import type { ColumnRole } from "@/lib/domain/mapping/mapping";
import type { Fields } from "./fields";

/**
 * Calls the fields of a record as Onset calls them: `{"id": 7, "output": "x"}` is `{"example_id": 7, "prediction": "x"}`
 * where those columns are mapped so. A field that goes by a name of ours without being meant by it is left out.
 */
export function renameFields(
  columns: Columns,
  /** Names that were looked at and found to be no field of ours, whatever they are called. */
  names: readonly string[],
): (fields: Fields) => Fields {
  const claimed = new Set<string>(Object.values(columns));
  const ours = new Set<string>(Object.values(nativeNames));
  const unmeant = names.filter((name) => ours.has(name) && !claimed.has(name));
  const renamed = Object.entries(columns).flatMap(([role, name]) => {
    const own = nativeNames[role as ColumnRole];
    return name === own ? [] : [[name, own] as const];
  });
  if (renamed.length + unmeant.length === 0) return (fields) => fields;
  const moved = new Set(renamed.map(([name]) => name));
  const named = new Set<string>([...renamed.map(([, own]) => own), ...unmeant]);
  return (fields) => {
    const kept = Object.entries(fields).filter(([name]) => !moved.has(name) && !named.has(name));
    const taken = renamed.flatMap(([name, own]) =>
      Object.hasOwn(fields, name) ? [[own, fields[name]] as const] : [],
    );
    return Object.fromEntries([...kept, ...taken]);
  };
}
