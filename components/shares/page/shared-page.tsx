import { Headline } from "@/components/layout/headline";
import { Note } from "@/components/shares/dialog/note";
import { findingsOf } from "@/components/shares/finding-segments";
import { ComparisonTables } from "@/components/shares/page/comparison-tables";
import { ForgottenCard } from "@/components/shares/page/forgotten-card";
import { LeakedCard } from "@/components/shares/page/leaked-card";
import { ReportBlocks } from "@/components/shares/page/report-blocks";
import { ReportSource } from "@/components/shares/page/report-source";
import { SharedChart } from "@/components/shares/page/shared-chart";
import { SharedChosen } from "@/components/shares/page/shared-chosen";
import { SharedExport } from "@/components/shares/page/shared-export";
import { SharedFacts } from "@/components/shares/page/shared-facts";
import { SharedFigures } from "@/components/shares/page/shared-figures";
import { StaticView } from "@/components/shares/page/static-view";
import { WordsCard } from "@/components/shares/page/words-card";
import { pictureOf } from "@/components/shares/picture-of";
import { sharedProvenance } from "@/components/shares/shared-provenance";
import { Card } from "@/components/ui/card";
import {
  isReport,
  type LinkView,
  type ReportView,
  type SharedContent,
  type SharedView,
} from "@/lib/shares/shared-view";

/** What to know in ten seconds; what it rests on, and what limits it, smaller below. */
function SharedFindings({ content }: { content: SharedContent }) {
  const { main, details, isDecision = false } = findingsOf(content);
  return <Headline isDecision={isDecision} lines={main} reasons={details} />;
}

/** The texts of examples, where the link allows them. */
function SharedExamples({ content }: { content: SharedContent }) {
  if (content.kind === "comparison") return null;
  if (content.kind === "dynamics" && content.card.chart === "leaks")
    return content.card.cases && <LeakedCard cases={content.card.cases} />;
  return content.examples && <ForgottenCard examples={content.examples} />;
}

const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });

/** The whole of a shared page: a report, or one chart with what it says; nothing of the app around it. */
export function SharedPage({ view }: { view: LinkView }) {
  const { title, content, mode, project } = view;
  return (
    <main className="mx-auto flex max-w-[66rem] flex-col gap-4 px-4 py-5 sm:gap-5 sm:px-6 sm:py-8 print:max-w-none print:gap-2 print:px-px print:py-0 print:[&_button]:hidden">
      <header className="wrap-anywhere">
        <p className="text-caption text-muted">
          Onset · {mode} {day.format(new Date(content.asOf))} · {project}
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
  const { title, note, content, allow } = view;
  const picture = pictureOf(content);
  return (
    <>
      <SharedFindings content={content} />
      <SharedChosen content={content} />
      {note && <Note text={note} />}
      <SharedFigures content={content} />
      <Card
        title={picture.title}
        howToRead={picture.howToRead}
        actions={
          allow.downloads && (
            <SharedExport picture={picture} title={title} provenance={sharedProvenance(view)} />
          )
        }
        className="break-inside-avoid"
      >
        <SharedChart picture={picture}>
          <StaticView picture={picture} />
        </SharedChart>
      </Card>
      {content.kind === "comparison" && <ComparisonTables content={content} view={view} />}
      <SharedExamples content={content} />
      <WordsCard content={content} />
      <SharedFacts view={view} />
    </>
  );
}
