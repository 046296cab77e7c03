import { RemoveButton } from "@/components/layout/remove-button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from "@/components/ui/table";
import { TimeLabel } from "@/components/ui/time-label";
import { findFormat } from "@/lib/domain/formats/list";
import { apiPaths, paths } from "@/lib/paths";
import type { RememberedMapping } from "@/lib/uploads/mapping-schema";
import { EditMappingButton } from "./edit-mapping-button";

type MappingListProps = {
  project: string;
  mappings: readonly RememberedMapping[];
  canWrite: boolean;
};

/** What the project remembers of files: the next one of a shape needs no question. */
export function MappingList({ project, mappings, canWrite }: MappingListProps) {
  return (
    <Card
      title="Mappings"
      howToRead="What somebody said that columns and metrics of a file mean. Files with the same names in them are read by it; changing one reads again what was stored by it."
    >
      {mappings.length === 0 ? (
        <EmptyState
          title="Nothing is remembered yet"
          actions={<LinkButton href={paths.newUpload(project)}>Upload a file</LinkButton>}
        >
          Answer a question on the upload page, or change what a set measures: it is remembered here
          for the next file of that shape.
        </EmptyState>
      ) : (
        <Table label="Remembered mappings">
          <TableHead>
            <tr>
              <TableHeadCell>Name</TableHeadCell>
              <TableHeadCell>Format</TableHeadCell>
              <TableHeadCell>Says</TableHeadCell>
              <TableHeadCell>Last used</TableHeadCell>
              <TableHeadCell>By</TableHeadCell>
              <TableHeadCell />
            </tr>
          </TableHead>
          <tbody>
            {mappings.map((item) => (
              <TableRow key={item.id}>
                <TableCell className="wrap-anywhere max-w-56 font-medium">{item.name}</TableCell>
                <TableCell>{findFormat(item.format)?.name ?? item.format}</TableCell>
                <TableCell className="text-muted">{saysWord(item)}</TableCell>
                <TableCell>
                  <TimeLabel iso={item.usedAt} absent="never" />
                </TableCell>
                <TableCell className="wrap-anywhere max-w-40">{item.createdBy}</TableCell>
                <TableCell className="whitespace-nowrap text-right">
                  {canWrite && (
                    <span className="inline-flex gap-1.5">
                      <EditMappingButton project={project} item={item} />
                      <RemoveButton
                        {...{ name: item.name, verb: "Forget", done: "forgotten" }}
                        description="Files of its shape are asked about again. What was read by it stays as it is."
                        address={apiPaths.mapping(project, item.id)}
                      />
                    </span>
                  )}
                </TableCell>
              </TableRow>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}

function saysWord({ mapping }: RememberedMapping): string {
  const { series = {}, columns = {}, ...rest } = mapping;
  const parts = [
    counted(Object.keys(series).length, "metric"),
    counted(Object.keys(columns).length, "column"),
    ...Object.keys(rest).map((part) => (part === "constants" ? "what holds for all rows" : part)),
  ];
  return parts.filter((part) => part !== "").join(", ") || "nothing";
}

function counted(count: number, noun: string): string {
  if (count === 0) return "";
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}
