import { shareName, shareTraits } from "@/components/shares/share-words";
import { Badge } from "@/components/ui/badge";
import { TableCell, TableRow } from "@/components/ui/table";
import { TimeLabel } from "@/components/ui/time-label";
import { formatCount } from "@/lib/format";
import type { ShareState, ShareSummary } from "@/lib/shares/schema";
import { ShareMenu } from "./share-menu";

const stateWords: Record<ShareState, { word: string; tone: "good" | "warn" | "neutral" }> = {
  active: { word: "open", tone: "good" },
  paused: { word: "paused", tone: "warn" },
  expired: { word: "ended", tone: "neutral" },
  revoked: { word: "revoked", tone: "neutral" },
  "target-deleted": { word: "run deleted", tone: "warn" },
};

type ShareTableRowProps = { project: string; share: ShareSummary; canWrite: boolean };

export function ShareTableRow({ project, share, canWrite }: ShareTableRowProps) {
  const { word, tone } = stateWords[share.state];
  const isDead = share.state === "revoked";
  return (
    <TableRow className={isDead ? "text-muted" : undefined}>
      <TableCell className="max-w-44 sm:max-w-72">
        <p className="truncate font-medium" title={shareName(share)}>
          {shareName(share)}
        </p>
        <p className="truncate text-caption text-muted">{shareTraits(share)}</p>
      </TableCell>
      <TableCell>
        <Badge tone={tone}>{word}</Badge>
      </TableCell>
      <TableCell>
        <TimeLabel iso={share.expiresAt} absent="never" />
      </TableCell>
      <TableCell isNumeric>{formatCount(share.views)}</TableCell>
      <TableCell>
        <TimeLabel iso={share.lastViewedAt} absent="never" />
      </TableCell>
      <TableCell>
        <TimeLabel iso={share.createdAt} />
      </TableCell>
      <TableCell className="max-w-40 truncate">{share.creator}</TableCell>
      <TableCell className="sticky right-0 bg-card text-right">
        {canWrite && !isDead && <ShareMenu project={project} share={share} />}
      </TableCell>
    </TableRow>
  );
}
