"use client";

import { useQuery } from "@tanstack/react-query";
import { ListFilter } from "lucide-react";
import {
  type KeyboardEvent,
  useEffect,
  useEffectEvent,
  useId,
  useMemo,
  useRef,
  useState,
} from "react";
import { plainExample } from "@/components/runs/list/filter-examples";
import { FilterHelp } from "@/components/runs/list/filter-help";
import { FilterMistake, type Mistake } from "@/components/runs/list/filter-mistake";
import { mistakeIn } from "@/components/runs/list/filter-mistake-in";
import { FilterSuggestions } from "@/components/runs/list/filter-suggestions";
import { nameSuggestions } from "@/components/runs/list/name-suggestions";
import { completeName, placeAfter, suggestNames } from "@/components/runs/list/suggest-names";
import { Input } from "@/components/ui/input";
import { runColumnsOptions } from "@/lib/runs/query-options";

type FilterFieldProps = {
  project: string;
  /** As the address has it. */
  value: string;
  onChange: (filter: string) => void;
  /** What the server says of `value`. */
  refusal: Mistake | null;
};

const pauseMs = 500;
const longest = 2000;

/** What is typed: follows the address, and is said to it once it can be read and the typing pauses. */
function useTyped({ value, onChange }: Pick<FilterFieldProps, "value" | "onChange">) {
  const [typed, setTyped] = useState(value);
  const [seen, setSeen] = useState(value);
  const [settled, setSettled] = useState(value);
  if (seen !== value) {
    setSeen(value);
    if (typed.trim() !== value) setTyped(value);
    setSettled(value);
  }
  const say = (text: string) => {
    setSettled(text);
    if (text.trim() !== value && mistakeIn(text) === null) onChange(text.trim());
  };
  const pause = useEffectEvent(say);
  useEffect(() => {
    const timer = setTimeout(() => pause(typed), pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return { typed, setTyped, say, isSettled: settled.trim() === typed.trim() };
}

function useSuggestions(project: string, typed: string) {
  const [caret, setCaret] = useState<number | null>(null);
  const [place, setPlace] = useState(-1);
  const isOpen = caret !== null;
  const { data } = useQuery({ ...runColumnsOptions(project), enabled: isOpen });
  const names = useMemo(() => nameSuggestions(data?.columns ?? []), [data]);
  const { from, found } = isOpen
    ? suggestNames({ text: typed, caret }, names)
    : { from: 0, found: [] };
  return {
    from,
    found,
    place: Math.min(place, found.length - 1),
    move: (by: 1 | -1) => setPlace((now) => placeAfter(now, { by, count: found.length })),
    open: (at: number | null) => {
      setCaret(at);
      setPlace(-1);
    },
    close: () => setCaret(null),
  };
}

/** An expression that runs must fit; what is wrong with it is said with its place, and names are offered. */
export function FilterField({ project, value, onChange, refusal }: FilterFieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const { typed, setTyped, say, isSettled } = useTyped({ value, onChange });
  const suggestions = useSuggestions(project, typed);
  const { place, from } = suggestions;
  const own = mistakeIn(typed);
  const mistake = own ?? (typed.trim() === value ? refusal : null);
  // A text that only ends too early gets names to go on with; a mistake further left is said first.
  const isEarlier = mistake !== null && isSettled && mistake.to < typed.trimEnd().length;
  const found = isEarlier ? [] : suggestions.found;
  const isShown = mistake !== null && isSettled && found.length === 0;
  const choose = (name: string) => {
    const caret = input.current?.selectionStart ?? typed.length;
    const next = completeName({ text: typed, caret }, { from, name });
    setTyped(next.text);
    suggestions.open(next.caret);
    input.current?.focus();
    requestAnimationFrame(() => input.current?.setSelectionRange(next.caret, next.caret));
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const chosen = found[place];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (found.length > 0) suggestions.move(event.key === "ArrowDown" ? 1 : -1);
      else suggestions.open(event.currentTarget.selectionStart);
    } else if (event.key === "Enter") {
      if (chosen) choose(chosen.name);
      else say(typed);
      if (!chosen) suggestions.close();
    } else if (event.key === "Tab" && chosen) choose(chosen.name);
    else if (event.key === "Escape" && found.length > 0) suggestions.close();
    else return;
    event.preventDefault();
  };
  return (
    <div className="flex flex-col gap-1.5">
      <div className="relative flex items-center gap-1">
        <ListFilter
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-2.5 size-3.5 -translate-y-1/2 text-muted"
        />
        <Input
          ref={input}
          role="combobox"
          aria-label="Filter by an expression"
          aria-expanded={found.length > 0}
          aria-controls={found.length > 0 ? `${id}-names` : undefined}
          aria-autocomplete="list"
          aria-activedescendant={place >= 0 ? `${id}-${place}` : undefined}
          aria-invalid={isShown || undefined}
          aria-describedby={isShown ? `${id}-mistake` : undefined}
          placeholder={plainExample}
          className="pl-8 font-mono text-[0.8125rem] placeholder:font-sans"
          value={typed}
          maxLength={longest}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          onChange={(event) => {
            setTyped(event.target.value);
            suggestions.open(event.target.selectionStart);
          }}
          onKeyDown={press}
          onBlur={suggestions.close}
        />
        <FilterHelp
          project={project}
          onTry={(example) => {
            setTyped(example);
            say(example);
          }}
        />
        <FilterSuggestions id={id} found={found} place={place} onChoose={choose} />
      </div>
      {isShown && <FilterMistake id={`${id}-mistake`} text={typed} mistake={mistake} />}
    </div>
  );
}
