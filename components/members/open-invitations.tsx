"use client";

import { useMemberCall } from "@/components/members/use-member-call";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from "@/components/ui/table";
import { TimeLabel } from "@/components/ui/time-label";
import { sendJson } from "@/lib/http/api-client";
import type { InvitationSummary } from "@/lib/members/invitation-schema";
import { apiPaths } from "@/lib/paths";

type OpenInvitationsProps = { project: string; invitations: readonly InvitationSummary[] };

function Row({ project, item }: { project: string; item: InvitationSummary }) {
  const whom = item.email ?? "anyone with the link";
  const withdraw = useMemberCall(
    () => sendJson<void>("DELETE", apiPaths.invitation(project, item.id)),
    { said: "The invitation is withdrawn; its link is dead." },
  );
  return (
    <TableRow>
      <TableCell>
        {whom} {item.invitedBy && <span className="text-muted">by {item.invitedBy}</span>}
      </TableCell>
      <TableCell>{item.role}</TableCell>
      <TableCell className="text-muted">
        {item.isExpired && "ended "}
        <TimeLabel iso={item.expiresAt} />
      </TableCell>
      <TableCell className="text-right">
        <Button
          variant="ghost"
          size="small"
          aria-label={`Withdraw the invitation for ${whom}`}
          isBusy={withdraw.isPending}
          onClick={() => withdraw.mutate()}
        >
          Withdraw
        </Button>
      </TableCell>
    </TableRow>
  );
}

export function OpenInvitations({ project, invitations }: OpenInvitationsProps) {
  if (invitations.length === 0) return null;
  return (
    <Card
      title="Open invitations"
      howToRead="A new invitation for the same address takes the place of the old one."
    >
      <Table label="List of open invitations">
        <TableHead>
          <tr>
            <TableHeadCell>For</TableHeadCell>
            <TableHeadCell>Role</TableHeadCell>
            <TableHeadCell>Ends</TableHeadCell>
            <TableHeadCell />
          </tr>
        </TableHead>
        <tbody>
          {invitations.map((item) => (
            <Row key={item.id} project={project} item={item} />
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
