import type { ShareSummary } from "@/lib/shares/schema";

/** What a link is called in the list: its title, else what it shows. */
export function shareName({ title, target }: ShareSummary): string {
  if (title !== null) return title;
  return target.kind === "run" ? target.run : `Comparison of ${target.runs.join(", ")}`;
}

/** "frozen · unk050_s1 · password · embed": what it is and what it allows. */
export function shareTraits({ mode, target, hasPassword, allow, title }: ShareSummary): string {
  const runs = target.kind === "run" ? target.run : target.runs.join(", ");
  return [
    mode,
    title === null ? "" : runs,
    hasPassword ? "password" : "",
    allow.embed ? "embed" : "",
    allow.examples ? "examples" : "",
    allow.downloads ? "" : "no downloads",
  ]
    .filter(Boolean)
    .join(" · ");
}
