"use client";

import { type ReactNode, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import {
  aboutOf,
  answer,
  asksRows,
  asksStep,
  chosenOption,
  editSeries,
  type Given,
  isSaidByHand,
  type Meanings,
} from "@/lib/domain/mapping/given-answers";
import type { Question } from "@/lib/domain/mapping/mapping";
import { capitalise, countWord } from "@/lib/format";
import { NumberField } from "./number-field";
import { classSelectName } from "./series-table";

type QuestionListProps = {
  questions: readonly Question[];
  guess: Meanings;
  given: Given;
  /** The keys that are read as sets now. */
  sets: readonly string[];
  onChange: (given: Given) => void;
  of?: string | undefined;
};

const askedAtOnce = 2;

/** What the file leaves open, as chips; nothing has to be answered. */
export function QuestionList(props: QuestionListProps) {
  const { questions, of } = props;
  const asked = questions.slice(0, askedAtOnce);
  const later = questions.slice(askedAtOnce);
  if (questions.length === 0) return null;
  return (
    <section aria-label={of === undefined ? "Open questions" : `Open questions about ${of}`}>
      <h2 className="text-body font-semibold">
        {capitalise(countWord(questions.length))} open{" "}
        {questions.length === 1 ? "question" : "questions"}
        <span className="ml-2 font-normal text-caption text-muted">{laterWord(questions)}</span>
      </h2>
      <div className="divide-y">
        {asked.map((question) => (
          <AskedQuestion key={question.id} {...props} question={question} />
        ))}
      </div>
      {later.length > 0 && (
        <details className="mt-3 text-[0.8125rem]">
          <summary className="w-fit cursor-pointer rounded-sm text-muted hover:text-ink">
            {capitalise(countWord(later.length))} more, answered by what is likeliest
          </summary>
          <div className="divide-y">
            {later.map((question) => (
              <AskedQuestion key={question.id} {...props} question={question} />
            ))}
          </div>
        </details>
      )}
    </section>
  );
}

function laterWord(questions: readonly Question[]): string {
  if (questions.some(asksStep)) return "Without a checkpoint nothing of it is stored.";
  if (questions.some(asksRows)) return "Without an answer nothing of it is stored.";
  return `You can answer ${questions.length === 1 ? "it" : "them"} later.`;
}

function AskedQuestion(props: QuestionListProps & { question: Question }) {
  const { question, guess, given, sets, onChange } = props;
  const [isNumberOpen, setIsNumberOpen] = useState(false);
  const about = aboutOf(question, guess);
  const isStep = asksStep(question);
  const isByHand = isStep
    ? given.own.constants?.step !== undefined
    : isSaidByHand(question, guess, given);
  const chosen = isByHand || isNumberOpen ? null : chosenOption(question, given)?.value;
  const choose = (value: string) => {
    setIsNumberOpen(false);
    const { step: _, ...constants } = given.own.constants ?? {};
    const plain = isStep ? { ...given, own: { ...given.own, constants } } : given;
    onChange(answer(plain, { question, value, guess }));
  };
  return (
    <fieldset className="py-3 first:pt-2 last:pb-0">
      <legend className="float-left w-full font-semibold text-[0.8125rem]">{question.text}</legend>
      <p className="clear-both text-caption text-muted">{question.reason}</p>
      <div className="mt-2 flex flex-wrap gap-1.5">
        {question.options.map(({ value, label }) => (
          <Choice key={value} isChosen={value === chosen} onChoose={() => choose(value)}>
            {label}
          </Choice>
        ))}
        {about === "category" && sets.length > 1 && (
          <Choice isChosen={isByHand} onChoose={focusFirstClass}>
            Choose sets
          </Choice>
        )}
        {about === "count" && (
          <Choice isChosen={isByHand || isNumberOpen} onChoose={() => setIsNumberOpen(true)}>
            Another number
          </Choice>
        )}
        {isStep && (
          <Choice isChosen={isByHand || isNumberOpen} onChoose={() => setIsNumberOpen(true)}>
            Another step
          </Choice>
        )}
      </div>
      {isStep && (isNumberOpen || isByHand) && (
        <NumberField
          label="Step of the checkpoint"
          least={0}
          onNumber={(step) => {
            if (step === null) return;
            const constants = { ...given.own.constants, step };
            onChange({ ...given, own: { ...given.own, constants } });
          }}
        />
      )}
      {about === "count" && (isNumberOpen || isByHand) && (
        <NumberField
          label="Examples in each set"
          least={1}
          onNumber={(n) =>
            onChange(editSeries(given, sets, n === null ? noCount : { n, basis: "confirmed" }))
          }
        />
      )}
    </fieldset>
  );
}

const noCount = { n: null, basis: "none" } as const;

function focusFirstClass(): void {
  document.querySelector<HTMLSelectElement>(`select[name="${classSelectName}"]`)?.focus();
}

type ChoiceProps = { isChosen: boolean; onChoose: () => void; children: ReactNode };

function Choice({ isChosen, onChoose, children }: ChoiceProps) {
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      onClick={onChoose}
      className={classNames(
        "rounded-md border px-2.5 py-1 text-left text-[0.8125rem] hover:bg-hover",
        isChosen && "border-ink font-semibold",
      )}
    >
      {children}
    </button>
  );
}
