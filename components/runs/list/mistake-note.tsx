/** A mistake in a filter: which characters, and a sentence. */
export type Mistake = { from: number; to: number; message: string };

type MistakeNoteProps = { id: string; text: string; mistake: Mistake };

const shownAround = 60;

/** The filter once more with the mistake pointed at, and what is wrong with it. */
export function MistakeNote({ id, text, mistake }: MistakeNoteProps) {
  const { message } = mistake;
  const from = Math.min(mistake.from, text.length);
  const length = Math.max(1, mistake.to - from);
  const start = Math.max(0, from - shownAround);
  const cut = start > 0 ? "…" : "";
  const before = cut + text.slice(start, from);
  const wrong = text.slice(from, from + length) || " ";
  const after = text.slice(from + length, from + length + shownAround);
  return (
    <div
      id={id}
      role="alert"
      className="absolute top-9 left-0 z-30 w-full rounded-lg border bg-raised py-2 pr-3 text-caption shadow-pop"
    >
      <pre
        aria-hidden
        className="overflow-x-auto pl-[33px] font-mono text-[0.8125rem] text-muted leading-4"
      >
        {before}
        <span className="text-confirmed">{wrong}</span>
        {after}
        {"\n"}
        {" ".repeat(before.length)}
        <span className="text-confirmed">{"^".repeat(Math.min(length, wrong.length))}</span>
      </pre>
      <p className="pl-[33px] text-confirmed">
        <span className="sr-only">At character {from + 1}: </span>
        {message}
      </p>
    </div>
  );
}
