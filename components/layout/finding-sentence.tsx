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
