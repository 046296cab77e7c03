import { useQuery } from "@tanstack/react-query";
import { type RefObject, useState } from "react";
import { completed, placeAfter, suggestAt } from "@/components/runs/list/filter-suggestions";
import { runFieldsOptions } from "@/lib/runs/query-options";

type Written = {
  project: string;
  typed: string;
  setTyped: (text: string) => void;
  input: RefObject<HTMLInputElement | null>;
};

/** What a filter may go on with at its caret, which of it is meant, and how it is taken. */
export function useFilterSuggestions({ project, typed, setTyped, input }: Written) {
  const [caret, setCaret] = useState<number | null>(null);
  const [place, setPlace] = useState(-1);
  const isOpen = caret !== null;
  const { data } = useQuery({ ...runFieldsOptions(project), enabled: isOpen });
  const fields = data?.fields ?? [];
  const { from, found } = isOpen ? suggestAt({ text: typed, caret }, fields) : nothing;
  const open = (at: number | null) => {
    setCaret(at);
    setPlace(-1);
  };
  const choose = (chosen: string) => {
    const next = completed(
      { text: typed, caret: input.current?.selectionStart ?? typed.length },
      { from, chosen },
    );
    setTyped(next.text);
    open(next.caret);
    input.current?.focus();
    requestAnimationFrame(() => input.current?.setSelectionRange(next.caret, next.caret));
  };
  return {
    fields,
    found,
    place: Math.min(place, found.length - 1),
    open,
    close: () => setCaret(null),
    choose,
    /** Whether the key was one for the list. */
    press: (key: string) => {
      const chosen = found[Math.min(place, found.length - 1)];
      if (key === "ArrowDown" || key === "ArrowUp") {
        const by = key === "ArrowDown" ? 1 : -1;
        if (found.length > 0) setPlace((now) => placeAfter(now, { by, count: found.length }));
        else open(input.current?.selectionStart ?? null);
        return true;
      }
      if (key === "Escape" && found.length > 0) setCaret(null);
      else if ((key === "Enter" || key === "Tab") && chosen) choose(chosen.text);
      else return false;
      return true;
    },
  };
}

const nothing = { from: 0, found: [] };
