import { useState } from "react";

/**
 * The first of values that say the same. Recharts draws new arrays anew, and what is drawn anew loses
 * its focus.
 */
export function useKept<Value>(value: Value, isSame: (a: Value, b: Value) => boolean): Value {
  const [kept, setKept] = useState(value);
  if (kept === value || isSame(kept, value)) return kept;
  setKept(value);
  return value;
}
