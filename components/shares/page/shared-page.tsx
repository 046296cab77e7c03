import { FindingSentences, FindingText } from "@/components/layout/finding";
import { Headline } from "@/components/layout/headline";
import { Note } from "@/components/shares/dialog/note";
import { linkFindings } from "@/components/shares/link-findings";
import { ChoiceCards } from "@/components/shares/page/choice-cards";
import { ComparisonTables } from "@/components/shares/page/comparison-tables";
import { ForgottenCard } from "@/components/shares/page/forgotten-card";
import { LeakedCard } from "@/components/shares/page/leaked-card";
import { PictureCard } from "@/components/shares/page/picture-card";
import { ReportBlocks } from "@/components/shares/page/report-blocks";
import { SharedChosen } from "@/components/shares/page/shared-chosen";
import { ExplainChecksum, SharedFacts } from "@/components/shares/page/shared-facts";
import { SharedFigures } from "@/components/shares/page/shared-figures";
import { WholeRun } from "@/components/shares/page/whole-run";
import { WordsCard } from "@/components/shares/page/words-card";
import { chartCountWords } from "@/components/shares/report-words";
import { utcDay, utcMinute } from "@/lib/format";
import {
  isReport,
  type LinkView,
  type ReportView,
  type SharedContent,
  type SharedPart,
  type SharedView,
} from "@/lib/shares/shared-view";

/** What to know in ten seconds; what it rests on, and what limits it, smaller below. */
function SharedFindings({ content }: { content: SharedContent }) {
  const { main, details, isDecision = false } = linkFindings(content);
  return <Headline isDecision={isDecision} lines={main} reasons={details} />;
}

/** What the runs of a comparison show together; none of a run. */
function SharedEvidence({ content }: { content: SharedContent }) {
  const { evidence = [] } = linkFindings(content);
  if (evidence.length === 0) return null;
  return (
    <FindingText>
      <FindingSentences sentences={evidence} />
    </FindingText>
  );
}

function nameOf(card: SharedPart): string {
  return card.kind === "run" ? card.chart : card.card.chart;
}

/** The texts of examples, where the link allows them. */
function SharedExamples({ content }: { content: SharedContent }) {
  if (content.kind === "comparison") return null;
  if (content.kind === "whole-run")
    return content.cards.map((card) => <SharedExamples key={nameOf(card)} content={card} />);
  if (content.kind === "dynamics" && content.card.chart === "leaks")
    return content.card.cases && <LeakedCard cases={content.card.cases} />;
  return content.examples && <ForgottenCard examples={content.examples} />;
}

/** The whole of a shared page: a report, or one chart with what it says; nothing of the app around it. */
export function SharedPage({ view }: { view: LinkView }) {
  const { title, content, mode, project } = view;
  return (
    <main className="mx-auto flex max-w-[66rem] flex-col gap-4 px-4 py-5 sm:gap-5 sm:px-6 sm:py-8 print:max-w-none print:gap-2 print:px-px print:py-0 print:[&_button]:hidden">
      <header className="wrap-anywhere">
        <p className="text-caption text-muted">
          Onset · {mode} {utcDay(content.asOf)} · {project}
        </p>
        <noscript>
          <style>{"main button[aria-haspopup] { display: none }"}</style>
        </noscript>
        <h1 className="mt-1 line-clamp-6 font-bold text-title">{title}</h1>
      </header>
      {isReport(view) ? <ReportParts view={view} /> : <ChartParts view={view} />}
    </main>
  );
}

/** What a shared report holds and of when: the last word, also on paper. */
function ReportSource({ view }: { view: ReportView }) {
  const { content, mode, project, checksum } = view;
  const moment = utcMinute(content.asOf);
  return (
    <footer className="flex break-inside-avoid flex-col gap-1 border-t pt-3 text-caption text-muted wrap-anywhere">
      <p>
        Onset, {project} · {chartCountWords(content)} ·{" "}
        {mode === "frozen"
          ? `frozen ${moment}: later changes of the report, uploads or deletions change nothing here`
          : `live, as of ${moment}`}
      </p>
      {checksum && <ExplainChecksum checksum={checksum} />}
    </footer>
  );
}

function ReportParts({ view }: { view: ReportView }) {
  return (
    <>
      {view.note && <Note text={view.note} />}
      <ReportBlocks view={view} />
      <WordsCard />
      <ReportSource view={view} />
    </>
  );
}

/** The answer, the figures, the picture, the words. */
function ChartParts({ view }: { view: SharedView }) {
  const { note, content } = view;
  return (
    <>
      <SharedFindings content={content} />
      <SharedChosen content={content} />
      {note && <Note text={note} />}
      {content.kind === "comparison" && <ChoiceCards content={content} />}
      <SharedFigures content={content} />
      {content.kind === "whole-run" ? (
        <WholeRun content={content} view={view} />
      ) : (
        <PictureCard view={view} />
      )}
      <SharedEvidence content={content} />
      {content.kind === "comparison" && !content.isChartAlone && (
        <ComparisonTables content={content} view={view} />
      )}
      <SharedExamples content={content} />
      <WordsCard content={content} />
      <SharedFacts view={view} />
    </>
  );
}
