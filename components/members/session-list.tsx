"use client";

import { useMemberCall } from "@/components/members/use-member-call";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from "@/components/ui/table";
import { TimeLabel } from "@/components/ui/time-label";
import { sendJson } from "@/lib/http/api-client";
import type { SessionSummary } from "@/lib/members/account-schema";
import { apiPaths } from "@/lib/paths";

function Row({ session }: { session: SessionSummary }) {
  const end = useMemberCall(() => sendJson<void>("DELETE", apiPaths.session(session.id)), {
    said: "That session is ended.",
  });
  return (
    <TableRow>
      <TableCell>
        {session.device} {session.isThis && <Badge tone="good">this one</Badge>}
      </TableCell>
      <TableCell className="text-muted">{session.address ?? "–"}</TableCell>
      <TableCell className="text-muted">
        <TimeLabel iso={session.startedAt} />
      </TableCell>
      <TableCell className="text-muted">
        <TimeLabel iso={session.lastSeenAt} />
      </TableCell>
      <TableCell className="text-right">
        {!session.isThis && (
          <Button
            variant="ghost"
            size="small"
            aria-label={`End the session of ${session.device}`}
            isBusy={end.isPending}
            onClick={() => end.mutate()}
          >
            End
          </Button>
        )}
      </TableCell>
    </TableRow>
  );
}

/** Where a person is signed in; each can be ended, or all but this one. */
export function SessionList({ sessions }: { sessions: readonly SessionSummary[] }) {
  const endOthers = useMemberCall(() => sendJson<void>("DELETE", apiPaths.sessions()), {
    said: "All other sessions are ended.",
  });
  return (
    <Card
      title="Where you are signed in"
      howToRead="End what you do not know, then change your password."
      actions={
        sessions.length > 1 && (
          <Button size="small" isBusy={endOthers.isPending} onClick={() => endOthers.mutate()}>
            End all others
          </Button>
        )
      }
    >
      <Table label="Sessions">
        <TableHead>
          <tr>
            <TableHeadCell>Device</TableHeadCell>
            <TableHeadCell>Address</TableHeadCell>
            <TableHeadCell>Since</TableHeadCell>
            <TableHeadCell>Last seen</TableHeadCell>
            <TableHeadCell />
          </tr>
        </TableHead>
        <tbody>
          {sessions.map((session) => (
            <Row key={session.id} session={session} />
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
