"use client";

import { ListFilter } from "lucide-react";
import { type KeyboardEvent, useEffect, useEffectEvent, useId, useRef, useState } from "react";
import { filterPlaceholder } from "@/components/runs/list/filter-examples";
import { FilterHelp } from "@/components/runs/list/filter-help";
import { mistakeIn } from "@/components/runs/list/filter-mistake-in";
import { type Mistake, MistakeNote } from "@/components/runs/list/mistake-note";
import { SuggestionList } from "@/components/runs/list/suggestion-list";
import { useFilterSuggestions } from "@/components/runs/list/use-filter-suggestions";
import { Input } from "@/components/ui/input";

type FilterInputProps = {
  project: string;
  /** As the address has it. */
  value: string;
  onChange: (filter: string) => void;
  /** What the server says of `value`. */
  refusal: Mistake | null;
};

const pauseMs = 500;

/** What is typed: follows the address, and is said to it once the typing pauses. */
function useTyped(value: string, onPause: (text: string) => void) {
  const [typed, setTyped] = useState(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    if (typed.trim() !== value) setTyped(value);
  }
  const pause = useEffectEvent(onPause);
  useEffect(() => {
    const timer = setTimeout(() => pause(typed), pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return { typed, setTyped };
}

/**
 * An expression that runs must fit, written with this project's fields, signs and values. A mistake is said with its
 * place once the writing ends, by Enter or by leaving the field; it lies over the table, which stays where it is.
 */
export function FilterInput({ project, value, onChange, refusal }: FilterInputProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isWriting, setIsWriting] = useState(false);
  const { typed, setTyped } = useTyped(value, (text) => say(text));
  const suggestions = useFilterSuggestions({ project, typed, setTyped, input });
  const { found, place } = suggestions;
  const say = (text: string) => {
    const isAskable = mistakeIn(text, suggestions.fields) === null;
    if (text.trim() !== value && isAskable) onChange(text.trim());
  };
  const own = mistakeIn(typed, suggestions.fields);
  const mistake = own ?? (typed.trim() === value ? refusal : null);
  const isShown = mistake !== null && !isWriting && found.length === 0;
  const end = (text: string) => {
    say(text);
    suggestions.close();
    setIsWriting(false);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (suggestions.press(event.key)) event.preventDefault();
    else if (event.key === "Enter") end(typed);
  };
  return (
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
        placeholder={filterPlaceholder(suggestions.fields)}
        className="pl-8 font-mono text-[0.8125rem] placeholder:font-sans"
        value={typed}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        onFocus={(event) => suggestions.open(event.target.selectionStart)}
        onChange={(event) => {
          setIsWriting(true);
          setTyped(event.target.value);
          suggestions.open(event.target.selectionStart);
        }}
        onKeyDown={press}
        onBlur={() => end(typed)}
      />
      <FilterHelp
        project={project}
        onTry={(example) => {
          setTyped(example);
          say(example);
        }}
      />
      <SuggestionList id={id} found={found} place={place} onChoose={suggestions.choose} />
      <output className="sr-only">{countOf(found.length)}</output>
      {isShown && <MistakeNote id={`${id}-mistake`} text={typed} mistake={mistake} />}
    </div>
  );
}

function countOf(count: number): string {
  return count === 0 ? "" : `${count} ${count === 1 ? "suggestion" : "suggestions"}`;
}
