import { parseAsString, useQueryState } from "nuqs";

/** The opened example stands in the address; going back closes it. */
export function useOpenExample() {
  const [example, setExample] = useQueryState(
    "example",
    parseAsString.withOptions({ history: "push" }),
  );
  return {
    example,
    open: (id: string) => void setExample(id),
    close: () => void setExample(null, { history: "replace" }),
  };
}
