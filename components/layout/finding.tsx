import type { ReactNode } from "react";

export type FindingSegments = readonly { text: string; isStrong: boolean }[];

/** Each piece with where it begins: the same words may come twice. */
function placed(segments: FindingSegments) {
  let start = 0;
  return segments.map((segment) => {
    const place = { ...segment, start };
    start += segment.text.length + 1;
    return place;
  });
}

/** One sentence; what matters in it is bold. */
export function FindingSentence({ segments }: { segments: FindingSegments }) {
  return (
    <span>
      {placed(segments).map(({ text, isStrong, start }) =>
        isStrong ? (
          <strong key={start} className="font-semibold">
            {text}
          </strong>
        ) : (
          <span key={start}>{text}</span>
        ),
      )}{" "}
    </span>
  );
}

/** The words of a sentence, which tell it from the others. */
export function textOf(segments: FindingSegments): string {
  return segments.map(({ text }) => text).join("");
}

/** Sentences one after the other. */
export function FindingSentences({ sentences }: { sentences: readonly FindingSegments[] }) {
  return sentences.map((segments) => (
    <FindingSentence key={textOf(segments)} segments={segments} />
  ));
}

/** The answer first: a sentence or two that a lead can repeat, what matters in bold. */
export function FindingText({ children }: { children: ReactNode }) {
  return (
    <p className="max-w-[54rem] text-finding text-pretty print:max-w-none print:text-body">
      {children}
    </p>
  );
}
