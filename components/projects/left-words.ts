const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How long something deleted can still be restored, in whole days, hours or minutes: never more than there is. */
export function leftWords(leftMs: number): string {
  if (leftMs <= 0) return "gone for good now";
  const [unit, one] =
    leftMs >= dayMs ? [dayMs, "day"] : leftMs >= hourMs ? [hourMs, "hour"] : [minuteMs, "minute"];
  const count = Math.floor(leftMs / unit);
  if (count === 0) return "gone for good within a minute";
  return `gone for good in ${count} ${one}${count === 1 ? "" : "s"}`;
}
