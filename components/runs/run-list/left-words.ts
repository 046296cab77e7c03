const minuteMs = 60_000;

/** How long a deleted run can still be restored, in whole minutes: never more than there is. */
export function leftWords(leftMs: number): string {
  if (leftMs <= 0) return "gone for good now";
  const minutes = Math.floor(leftMs / minuteMs);
  if (minutes === 0) return "gone for good within a minute";
  return `gone for good in ${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
}
