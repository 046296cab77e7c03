const day = /^\d{4}-\d{2}-\d{2}$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?$/;
const dayMs = 24 * 60 * 60 * 1000;

/**
 * The milliseconds since 1970 from which and before which a time lies: a day of UTC (2026-11-24) spans 24 hours, an
 * instant (2026-11-24T08:30, UTC unless it names an offset) one millisecond. Null for what is neither.
 */
export function timeSpan(text: string): { fromMs: number; toMs: number } | null {
  const isDay = day.test(text);
  if (!isDay && !instant.test(text)) return null;
  const hasOffset = isDay || /(Z|[+-]\d{2}:\d{2})$/.test(text);
  const fromMs = Date.parse(hasOffset ? text : `${text}Z`);
  if (Number.isNaN(fromMs) || !isCalendarDay(text.slice(0, 10))) return null;
  return { fromMs, toMs: fromMs + (isDay ? dayMs : 1) };
}

/** February has no 30th day, though a date that names one can be read. */
function isCalendarDay(date: string): boolean {
  const midnightMs = Date.parse(date);
  return !Number.isNaN(midnightMs) && new Date(midnightMs).toISOString().startsWith(date);
}
