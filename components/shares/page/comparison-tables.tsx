import type { TablePicture } from "@/components/charts/picture-model";
import { AttributionCard } from "@/components/comparisons/attribution/attribution-card";
import { attributionRows } from "@/components/comparisons/attribution/attribution-words";
import { runByRunPicture } from "@/components/comparisons/curves/compared-words";
import { groupsPicture } from "@/components/comparisons/curves/groups-words";
import { RemediesCard } from "@/components/comparisons/remedies/remedies-card";
import { PictureMenu } from "@/components/exports/picture-menu";
import { PictureTable } from "@/components/exports/picture-table";
import { ComparedRunCards } from "@/components/shares/page/choice-cards";
import { StaticMarkup } from "@/components/shares/page/static-markup";
import { sharedProvenance } from "@/components/shares/shared-provenance";
import { Card } from "@/components/ui/card";
import { classNames } from "@/components/ui/class-names";
import type { SharedComparisonContent, SharedView } from "@/lib/shares/shared-view";

type TableCardProps = {
  picture: TablePicture;
  view: SharedView;
  /** Where cards say the same on a phone, it is left to wider screens and paper. */
  isOnPhone: boolean;
};

/** A small table beside the picture of a link, to take away where that is allowed. */
function TableCard({ picture, view, isOnPhone }: TableCardProps) {
  const { title, howToRead, note, table } = picture;
  return (
    <Card
      title={title}
      howToRead={howToRead}
      actions={
        view.allow.downloads && (
          <PictureMenu isPagePrinted picture={picture} provenance={sharedProvenance(view)} />
        )
      }
      footer={note || null}
      className={classNames(
        !isOnPhone && "max-sm:hidden print:block",
        "break-inside-avoid print:[&_td_.block]:inline print:[&_td_.block]:before:content-['_·_']",
      )}
    >
      <StaticMarkup source={table} className="contents">
        {[<PictureTable key="table" label={`${title}: table`} table={table} />]}
      </StaticMarkup>
    </Card>
  );
}

type ComparisonTablesProps = { content: SharedComparisonContent; view: SharedView };

/** What a comparison says below its picture: groups or runs in figures, causes and remedies as far as they are told. */
export function ComparisonTables({ content, view }: ComparisonTablesProps) {
  const { runs, remedies = [] } = content;
  const tables = [groupsPicture(content), runByRunPicture(runs)].filter((one) => one !== null);
  const rows = attributionRows(content);
  const provenance = view.allow.downloads ? sharedProvenance(view) : null;
  const nameOf = (id: string) => runs.find((run) => run.id === id)?.label ?? "a run";
  return (
    <>
      {runs.length > 0 && (
        <StaticMarkup source={runs} className="contents">
          {[<ComparedRunCards key="runs" content={content} />]}
        </StaticMarkup>
      )}
      {tables.map((picture) => (
        <TableCard
          key={picture.title}
          picture={picture}
          view={view}
          isOnPhone={runs.length === 0}
        />
      ))}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 empty:hidden lg:grid-cols-2 print:grid-cols-2 print:gap-2">
        {rows.length > 0 && <AttributionCard isPagePrinted {...{ rows, provenance }} />}
        {remedies.length > 0 && (
          <RemediesCard isPagePrinted {...{ remedies, nameOf, provenance }} />
        )}
      </div>
    </>
  );
}
