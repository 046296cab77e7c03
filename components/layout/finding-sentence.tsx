export type FindingSegments = readonly { text: string; isStrong: boolean }[];

/** One sentence; what matters in it is bold. */
export function FindingSentence({ segments }: { segments: FindingSegments }) {
  return (
    <span>
      {segments.map(({ text, isStrong }) =>
        isStrong ? (
          <strong key={text} className="font-semibold">
            {text}
          </strong>
        ) : (
          <span key={text}>{text}</span>
        ),
      )}{" "}
    </span>
  );
}
