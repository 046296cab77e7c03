const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });
const full = new Intl.DateTimeFormat("en-GB", {
  dateStyle: "medium",
  timeStyle: "short",
  timeZone: "UTC",
});

/** A day in UTC, the same on the server and in the browser; the minute on hover. */
export function TimeLabel({ iso, absent = "–" }: { iso: string | null; absent?: string }) {
  if (iso === null) return <span className="text-muted">{absent}</span>;
  const date = new Date(iso);
  return (
    <time dateTime={iso} title={`${full.format(date)} UTC`} className="whitespace-nowrap">
      {day.format(date)}
    </time>
  );
}
