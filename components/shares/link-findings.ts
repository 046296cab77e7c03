import { formatValue } from "@/components/charts/reading";
import { findingsByUse } from "@/components/comparisons/choose/choice-words";
import { endsFindings } from "@/components/comparisons/curves/ends-words";
import { plain, type Segments } from "@/components/exports/segments";
import { cardWords } from "@/components/runs/dynamics/describe-card";
import { splitFindings } from "@/components/runs/page/split-findings";
import { strong } from "@/lib/domain/findings/finding-words";
import { formatCount } from "@/lib/format";
import {
  mainOf,
  type SharedComparisonContent,
  type SharedContent,
  type SharedMetric,
  type SharedRunContent,
} from "@/lib/shares/shared-view";

/** Where a training metric starts and ends: all there is to say of a run that evaluated nothing. */
function metricFinding({ key, points }: SharedMetric): Segments {
  const measured = points.filter(({ value }) => value !== null);
  const [first, last] = [measured.at(0), measured.at(-1)];
  if (!first || !last) return [strong(key), plain(" was never a number.")];
  const at = ({ step, value }: typeof first) =>
    `${formatValue(value, "number")} at step ${formatCount(step)}`;
  if (first === last) return [strong(key), plain(` is ${at(first)}.`)];
  return [strong(key), plain(` goes from ${at(first)} to ${at(last)}.`)];
}

/** What one reads in ten seconds, and what one reads when there is more time. */
export type SharedFindings = {
  main: readonly Segments[];
  details: readonly Segments[];
  /** What several runs show together, told below their picture. */
  evidence?: readonly Segments[];
  /** Whether the first line says what to use. */
  isDecision?: boolean;
};

function runFindings({ findings, warnings }: SharedRunContent): SharedFindings {
  const { main, limits } = splitFindings(findings);
  return {
    isDecision: main[0]?.kind === "headline",
    main: main.map(({ segments }) => segments),
    details: [...limits.map(({ segments }) => segments), ...warnings.map((text) => [plain(text)])],
  };
}

function leftOutWords(count: number): Segments {
  const who = count === 1 ? "One run is" : `${count} runs are`;
  return count === 0 ? [] : [plain(`${who} left out: not evaluated on the same examples.`)];
}

function sharedNameWords(name: string | undefined): Segments {
  return name === undefined ? [] : [plain(`All runs: ${name}.`)];
}

function severalFindings(content: SharedComparisonContent): SharedFindings {
  const said = [leftOutWords(content.leftOut), sharedNameWords(content.sharedName)];
  const { headlines, reasons, evidence } = findingsByUse(content.findings);
  const why = reasons.map(({ segments }) => segments);
  if (headlines.length > 0)
    return {
      isDecision: true,
      main: headlines.map(({ segments }) => segments),
      details: [...why, ...said],
      evidence: evidence.map(({ segments }) => segments),
    };
  const [first, ...rest] = why.length > 0 ? why : endsFindings(content);
  return { main: first ? [first] : [], details: [...rest, ...said] };
}

/** A metric of a run that evaluated nothing speaks for itself; that nothing was is said after. */
function loggedFindings(content: SharedRunContent): SharedFindings {
  const found = runFindings(content);
  const { metric, last } = content;
  if (metric === null || last !== null) return found;
  const { main, details } = found;
  return { main: [metricFinding(metric)], details: [...main, ...details] };
}

function foundIn(shared: SharedContent): SharedFindings {
  const content = mainOf(shared);
  if (content.kind === "run") return loggedFindings(content);
  return content.kind === "dynamics" ? cardWords(content) : severalFindings(content);
}

/** The sentences of a link, in the order in which they matter to somebody who was not there. */
export function linkFindings(content: SharedContent): SharedFindings {
  const found = foundIn(content);
  const isSaid = (segments: Segments) => segments.length > 0;
  const { isDecision = false, evidence = [] } = found;
  const [main, details] = [found.main.filter(isSaid), found.details.filter(isSaid)];
  return { isDecision, main, details, evidence };
}

/** The finding as one plain text, for a preview or a mail. */
export function linkFindingText(content: SharedContent): string {
  return linkFindings(content)
    .main.map((segments) => segments.map(({ text }) => text).join(""))
    .join(" ");
}
