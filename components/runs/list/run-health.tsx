import { Badge } from "@/components/ui/badge";
import { classNames } from "@/components/ui/class-names";
import { positionWords } from "@/lib/domain/findings/finding-words";
import type { RunSummary } from "@/lib/runs/schema";

type HealthFacts = Pick<
  RunSummary,
  "health" | "confirmed" | "isWithheld" | "isRatesOnly" | "openSets"
> & {
  best: RunSummary["best"];
};

type DottedProps = { dot: string; words: string };

/** A dot of a colour and a word: red is a dot, so that eleven falls are no wall of red. */
function Dotted({ dot, words }: DottedProps) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-caption">
      <span aria-hidden className={classNames("size-1.5 shrink-0 rounded-full", dot)} />
      {words}
    </span>
  );
}

/** What the outcomes say of the run: a fall only where the alarm confirmed it, and one of withheld answers as such. */
export function RunHealth({ run }: { run: HealthFacts }) {
  const { health, confirmed, isWithheld, best, isRatesOnly, openSets } = run;
  if (health === "pending") return null;
  if (isRatesOnly) {
    const sets = openSets === 1 ? "1 set" : `${openSets} sets`;
    const words = best === null && openSets > 0 ? `rates only, ${sets}` : "rates only";
    return <Badge tone="neutral">{words}</Badge>;
  }
  if (health === "healthy")
    return <Dotted dot="border border-recommended" words="no fall confirmed" />;
  if (health === "insufficient-data")
    return <Dotted dot="border border-muted" words="too little to tell" />;
  const place = confirmed && (confirmed.epoch ?? confirmed.step);
  if (isWithheld) {
    const words = place === null ? "mostly unsure" : `mostly unsure, from ${positionWords(place)}`;
    return <Dotted dot="bg-abstained" words={words} />;
  }
  const words = place === null ? "falls" : `falls, confirmed at ${positionWords(place)}`;
  return <Dotted dot="bg-confirmed" words={words} />;
}
