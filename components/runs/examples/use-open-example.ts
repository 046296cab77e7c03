import { parseAsString, useQueryState } from "nuqs";
import { useCallback } from "react";

/** The opened example stands in the address; going back closes it. */
export function useOpenExample() {
  const [example, setExample] = useQueryState(
    "example",
    parseAsString.withOptions({ history: "push" }),
  );
  return {
    example,
    /** The same function at every drawing, so that rows need not be drawn again. */
    open: useCallback((id: string) => void setExample(id), [setExample]),
    close: () => void setExample(null, { history: "replace" }),
  };
}
