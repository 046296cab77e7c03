"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { ShareTableRow } from "@/components/shares/list/share-row";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, TableHead, TableHeadCell } from "@/components/ui/table";
import { sharesOptions } from "@/lib/shares/query-options";

type ShareListProps = { project: string; canWrite: boolean };

/** Every link of the project: who made it, who looked, how it ends. */
export function ShareList({ project, canWrite }: ShareListProps) {
  const { items } = useSuspenseQuery(sharesOptions(project)).data;
  return (
    <Card
      title="Links for people without an account"
      howToRead="Made on a run or a comparison by Share. Only hashes of the addresses are stored, so a lost one is replaced by a copy."
    >
      {items.length === 0 ? (
        <EmptyState title="Nothing is shared yet">
          Open a run and press Share: the link shows that view and nothing else.
        </EmptyState>
      ) : (
        <Table label="Links">
          <TableHead>
            <tr>
              <TableHeadCell>Shows</TableHeadCell>
              <TableHeadCell>State</TableHeadCell>
              <TableHeadCell>Ends</TableHeadCell>
              <TableHeadCell isNumeric>Views</TableHeadCell>
              <TableHeadCell>Last view</TableHeadCell>
              <TableHeadCell>Made</TableHeadCell>
              <TableHeadCell>By</TableHeadCell>
              <TableHeadCell />
            </tr>
          </TableHead>
          <tbody>
            {items.map((share) => (
              <ShareTableRow key={share.id} project={project} share={share} canWrite={canWrite} />
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}
