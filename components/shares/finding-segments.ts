import { plain, type Segments } from "@/components/exports/segments";
import { cardWords } from "@/components/runs/dynamics/card-picture";
import { splitFindings } from "@/components/runs/page/split-findings";
import { comparisonFindings } from "@/components/shares/comparison-findings";
import { metricFinding } from "@/components/shares/metric-finding";
import type {
  SharedComparisonContent,
  SharedContent,
  SharedRunContent,
} from "@/lib/shares/shared-view";

type Finding = SharedRunContent["findings"][number];

/** What one reads in ten seconds, and what one reads when there is more time. */
export type SharedFindings = { main: readonly Segments[]; details: readonly Segments[] };

/** "Use the checkpoint of epoch 1" now, why it is that one later. */
function splitRecommendation({ segments }: Finding): [Segments, Segments] {
  const strong = segments.filter(({ isStrong }) => isStrong);
  const reason = segments.filter(({ isStrong }) => !isStrong);
  return [
    [...strong, plain(".")],
    [plain("Why this checkpoint"), ...reason],
  ];
}

function runFindings({ findings, warnings }: SharedRunContent): SharedFindings {
  const { main, limits } = splitFindings(findings);
  const hasOnset = findings.some(({ kind }) => kind === "onset");
  const isLater = ({ kind }: Finding) =>
    (kind === "alarm" && hasOnset) || kind === "abstention" || kind === "attribution";
  const recommendation = main.find(({ kind }) => kind === "recommendation");
  const [use, why] = recommendation ? splitRecommendation(recommendation) : [[], []];
  const others = main.filter((finding) => finding !== recommendation);
  return {
    main: [...others.filter((one) => !isLater(one)).map(({ segments }) => segments), use],
    details: [
      ...others.filter(isLater).map(({ segments }) => segments),
      why,
      ...limits.map(({ segments }) => segments),
      ...warnings.map((text) => [plain(text)]),
    ],
  };
}

function leftOutWords(count: number): Segments {
  const who = count === 1 ? "One run is" : `${count} runs are`;
  return count === 0 ? [] : [plain(`${who} left out: not evaluated on the same examples.`)];
}

function severalFindings(content: SharedComparisonContent): SharedFindings {
  const found = content.findings.map(({ segments }) => segments);
  const [first, ...rest] = found.length > 0 ? found : comparisonFindings(content);
  return { main: first ? [first] : [], details: [...rest, leftOutWords(content.leftOut)] };
}

/** A metric of a run that evaluated nothing speaks for itself; that nothing was is said after. */
function loggedFindings(content: SharedRunContent): SharedFindings {
  const { main, details } = runFindings(content);
  const { metric, last } = content;
  if (metric === null || last !== null) return { main, details };
  return { main: [metricFinding(metric)], details: [...main, ...details] };
}

function foundIn(content: SharedContent): SharedFindings {
  if (content.kind === "run") return loggedFindings(content);
  return content.kind === "dynamics" ? cardWords(content) : severalFindings(content);
}

/** The sentences of a link, in the order in which they matter to somebody who was not there. */
export function findingsOf(content: SharedContent): SharedFindings {
  const found = foundIn(content);
  const isSaid = (segments: Segments) => segments.length > 0;
  return { main: found.main.filter(isSaid), details: found.details.filter(isSaid) };
}

/** The finding as one plain text, for a preview or a mail. */
export function findingText(content: SharedContent): string {
  return findingsOf(content)
    .main.map((segments) => segments.map(({ text }) => text).join(""))
    .join(" ");
}
