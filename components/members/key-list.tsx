import { CreateKeyDialog } from "@/components/members/create-key-dialog";
import { RevokeKeyButton } from "@/components/members/revoke-key-button";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from "@/components/ui/table";
import { TimeLabel } from "@/components/ui/time-label";
import type { KeySummary } from "@/lib/members/schema";

type KeyListProps = {
  project: string;
  keys: readonly KeySummary[];
  now: string;
  canAdminister: boolean;
};

function KeyState({ item, now }: { item: KeySummary; now: string }) {
  if (item.revokedAt !== null) {
    return (
      <Badge>
        revoked <TimeLabel iso={item.revokedAt} />
      </Badge>
    );
  }
  if (item.expiresAt === null) return <span className="text-muted">never</span>;
  const isPast = item.expiresAt <= now;
  return isPast ? <Badge>expired</Badge> : <TimeLabel iso={item.expiresAt} />;
}

function Row({ project, item, now }: { project: string; item: KeySummary; now: string }) {
  const isDead = item.revokedAt !== null;
  return (
    <TableRow className={isDead ? "text-muted" : undefined}>
      <TableCell className="max-w-56 truncate font-medium" title={item.name}>
        {item.name}
      </TableCell>
      <TableCell>
        <code className="whitespace-nowrap text-caption">{item.prefix}…</code>
      </TableCell>
      <TableCell className="whitespace-nowrap">{item.scopes.join(", ")}</TableCell>
      <TableCell className="max-w-40 truncate" title={item.owner?.name ?? "made in the terminal"}>
        {item.owner?.name ?? <span className="text-muted">terminal</span>}
      </TableCell>
      <TableCell>
        <TimeLabel iso={item.createdAt} />
      </TableCell>
      <TableCell>
        <TimeLabel iso={item.lastUsedAt} absent="never" />
      </TableCell>
      <TableCell>
        <KeyState item={item} now={now} />
      </TableCell>
      <TableCell className="text-right">
        {!isDead && <RevokeKeyButton project={project} id={item.id} name={item.name} />}
      </TableCell>
    </TableRow>
  );
}

/** Keys for scripts and trainers. Only a hash of each is stored, so none can be shown again. */
export function KeyList({ project, keys, now, canAdminister }: KeyListProps) {
  return (
    <Card
      title="API keys"
      howToRead="Scripts and trainers send one as Authorization: Bearer. A key opens this project and no other, with no more rights than its owner has."
      actions={<CreateKeyDialog project={project} canAdminister={canAdminister} />}
    >
      {keys.length === 0 ? (
        <EmptyState title="No key yet">Make one to upload from a script or a trainer.</EmptyState>
      ) : (
        <Table label="API keys">
          <TableHead>
            <tr>
              <TableHeadCell>Name</TableHeadCell>
              <TableHeadCell>Starts with</TableHeadCell>
              <TableHeadCell>Scopes</TableHeadCell>
              <TableHeadCell>Owner</TableHeadCell>
              <TableHeadCell>Made</TableHeadCell>
              <TableHeadCell>Last used</TableHeadCell>
              <TableHeadCell>Ends</TableHeadCell>
              <TableHeadCell />
            </tr>
          </TableHead>
          <tbody>
            {keys.map((item) => (
              <Row key={item.id} project={project} item={item} now={now} />
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}
