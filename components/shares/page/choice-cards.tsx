import type { ColorToken } from "@/components/charts/paint";
import { SeriesKey } from "@/components/charts/series-key";
import { Sparkline } from "@/components/charts/sparkline";
import {
  type CardFigure,
  type ComparedRunCard,
  choiceCards,
  runCards,
} from "@/components/comparisons/choose/run-card-words";
import { pictureOf } from "@/components/shares/picture-of";
import { classNames } from "@/components/ui/class-names";
import type { SharedComparisonContent } from "@/lib/shares/shared-view";

type CardsProps = { content: SharedComparisonContent };

function Figures({ figures, isLarge }: { figures: readonly CardFigure[]; isLarge: boolean }) {
  return (
    <dl className="mt-2 flex gap-x-4 *:min-w-0 *:flex-1">
      {figures.map(({ label, value, notes }, index) => (
        <div key={label}>
          <dt className="text-caption text-muted">{label}</dt>
          <dd
            className={classNames(
              "font-semibold tabular-nums",
              isLarge && "text-[1.375rem]",
              index === 1 && value !== "none" && "text-unknown-text",
            )}
          >
            {value}
          </dd>
          {notes.map((note) => (
            <dd key={note} className="text-caption text-muted">
              {note}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

/** What to choose, before any picture: one run, or two where the new facts ask for another. On paper the headline says it. */
export function ChoiceCards({ content }: CardsProps) {
  const cards = choiceCards(content);
  if (cards.length === 0) return null;
  return (
    <ul aria-label="What to choose" className="grid gap-3 sm:grid-cols-2 print:hidden">
      {cards.map(({ id, label, title, figures, note }) => (
        <li key={label + id} className="rounded-xl border border-recommended bg-card p-4">
          <p className="text-caption text-muted">{label}</p>
          <p className="font-semibold text-recommended wrap-anywhere">{title}</p>
          <Figures isLarge figures={figures} />
          {note && <p className="mt-2 border-t pt-2 text-caption text-muted">{note}</p>}
        </li>
      ))}
    </ul>
  );
}

function Course({ run, color }: Pick<ComparedRunCard, "run"> & { color: ColorToken }) {
  if (run.points.length < 2) return null;
  const best = run.points.findIndex(({ step }) => step === run.best?.step);
  return (
    <Sparkline
      values={run.points.map(({ numerator, total }) => (total > 0 ? numerator / total : null))}
      label={`${run.points.length} checkpoints`}
      bestIndex={best < 0 ? null : best}
      color={color}
      width={84}
      height={22}
    />
  );
}

/** A card a run where a table would scroll sideways. */
export function ComparedRunCards({ content }: CardsProps) {
  const picture = pictureOf(content);
  const lookOf = (id: string) =>
    (picture.kind === "plot" && picture.series.find((series) => series.id === id)) || null;
  const cards = runCards(content);
  return (
    <section aria-label="The runs" className="flex flex-col gap-3 sm:hidden print:hidden">
      <div>
        <h2 className="font-semibold">The {cards.length} runs</h2>
        <p className="text-caption text-muted">Best first. A ring is a run’s best checkpoint.</p>
      </div>
      <ul className="flex flex-col gap-3">
        {cards.map(({ run, mix, isToChoose, figures }) => {
          const look = lookOf(run.id);
          return (
            <li
              key={run.id}
              className={classNames(
                "rounded-xl border bg-card p-4",
                isToChoose && "border-recommended",
              )}
            >
              <div className="flex items-start justify-between gap-3">
                <div className="min-w-0">
                  <h3 className="flex items-center gap-2 font-semibold wrap-anywhere">
                    {look && <SeriesKey series={look} />} {run.label}
                  </h3>
                  <p className="text-caption text-muted">{mix}</p>
                </div>
                <Course run={run} color={look?.color ?? "dev"} />
              </div>
              <Figures isLarge={false} figures={figures} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
