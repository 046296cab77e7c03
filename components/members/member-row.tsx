"use client";

import { ChevronDown, ChevronRight, Ellipsis } from "lucide-react";
import { useState } from "react";
import { HandOverDialog } from "@/components/members/hand-over-dialog";
import { RemoveMember } from "@/components/members/remove-member";
import { RevokeKeyButton } from "@/components/members/revoke-key-button";
import { useMemberCall } from "@/components/members/use-member-call";
import { Badge } from "@/components/ui/badge";
import { Button, IconButton } from "@/components/ui/button";
import { DropdownMenu, DropdownMenuItem } from "@/components/ui/dropdown-menu";
import { Select } from "@/components/ui/select";
import { TableCell, TableRow } from "@/components/ui/table";
import { TimeLabel } from "@/components/ui/time-label";
import { type Role, roles } from "@/lib/domain/roles";
import { sendJson } from "@/lib/http/api-client";
import type { MemberSummary } from "@/lib/members/member-schema";
import type { KeySummary } from "@/lib/members/schema";
import { apiPaths, paths } from "@/lib/paths";

export type MemberTableRowProps = {
  project: string;
  member: MemberSummary;
  /** Keys of this person that are not revoked. */
  keys: readonly KeySummary[];
  now: string;
  isSelf: boolean;
  /** The viewer is an owner. */
  isOwner: boolean;
  isLastOwner: boolean;
};

function RoleSelect({ project, member, isOwner, isLastOwner }: MemberTableRowProps) {
  const change = useMemberCall(
    (role: Role) => sendJson("PATCH", apiPaths.member(project, member.user), { role }),
    { said: `The role of ${member.name} is changed.` },
  );
  const isFixed = isLastOwner || (member.role === "owner" && !isOwner);
  if (isFixed)
    return <span title={isLastOwner ? "the last owner stays" : undefined}>{member.role}</span>;
  return (
    <Select
      isSmall
      className="min-w-20"
      aria-label={`Role of ${member.name}`}
      value={member.role}
      disabled={change.isPending}
      options={roles
        .filter((role) => isOwner || role !== "owner")
        .map((role) => ({ value: role, label: role }))}
      onChange={(event) => change.mutate(event.target.value as Role)}
    />
  );
}

function Person({ member, isSelf }: MemberTableRowProps) {
  return (
    <span className="flex flex-wrap items-baseline gap-x-2">
      <span className="font-medium">{isSelf ? "you" : member.name}</span>
      <span className="text-muted">{member.email}</span>
      {member.isDisabled && <Badge>disabled</Badge>}
      {member.isByClaim && <Badge tone="outline">by provider</Badge>}
    </span>
  );
}

function KeyRow({ project, item, now }: { project: string; item: KeySummary; now: string }) {
  const isPast = item.expiresAt !== null && item.expiresAt <= now;
  return (
    <TableRow className="text-muted">
      <TableCell className="pl-6">
        {item.name} <code className="ml-1 text-caption">{item.prefix}…</code>
      </TableCell>
      <TableCell className="whitespace-nowrap">{item.scopes.join(", ")}</TableCell>
      <TableCell>
        <TimeLabel iso={item.lastUsedAt} absent="never used" />
      </TableCell>
      <TableCell>
        {isPast ? "expired" : item.expiresAt === null ? "never ends" : "ends "}
        {!isPast && item.expiresAt !== null && <TimeLabel iso={item.expiresAt} />}
      </TableCell>
      <TableCell className="text-right">
        <RevokeKeyButton project={project} id={item.id} name={item.name} />
      </TableCell>
    </TableRow>
  );
}

function KeysToggle(props: { count: number; isOpen: boolean; onToggle: () => void }) {
  const { count, isOpen, onToggle } = props;
  if (count === 0) return <span className="text-muted">–</span>;
  const Mark = isOpen ? ChevronDown : ChevronRight;
  return (
    <Button variant="ghost" size="small" aria-expanded={isOpen} onClick={onToggle}>
      <Mark aria-hidden /> {count === 1 ? "1 key" : `${count} keys`}
    </Button>
  );
}

function Actions(props: MemberTableRowProps) {
  const { project, member, keys, now, isSelf, isOwner, isLastOwner } = props;
  const [open, setOpen] = useState<"remove" | "handOver" | null>(null);
  if (isLastOwner || (member.role === "owner" && !isOwner && !isSelf)) return null;
  const living = keys.filter(({ expiresAt }) => expiresAt === null || expiresAt > now);
  const close = (isOpen: boolean) => setOpen(isOpen ? open : null);
  return (
    <>
      <DropdownMenu
        align="end"
        trigger={<IconButton icon={Ellipsis} label={`More about ${member.name}`} />}
      >
        {isOwner && !isSelf && (
          <DropdownMenuItem onSelect={() => setOpen("handOver")}>
            Hand the project over…
          </DropdownMenuItem>
        )}
        <DropdownMenuItem isDangerous onSelect={() => setOpen("remove")}>
          {isSelf ? "Leave…" : "Remove…"}
        </DropdownMenuItem>
      </DropdownMenu>
      <HandOverDialog {...{ project, member, isOpen: open === "handOver", onOpenChange: close }} />
      <RemoveMember
        {...{ project, member, isSelf, isOpen: open === "remove", onOpenChange: close }}
        keys={living.map(({ name }) => name)}
        onGone={isSelf ? () => window.location.assign(paths.home()) : undefined}
      />
    </>
  );
}

/** A person with their role, and their keys below them when asked for. */
export function MemberTableRow(props: MemberTableRowProps) {
  const { project, member, keys, now } = props;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <TableRow>
        <TableCell>
          <Person {...props} />
        </TableCell>
        <TableCell>
          <RoleSelect {...props} />
        </TableCell>
        <TableCell className="text-muted">
          <TimeLabel iso={member.lastSeenAt} absent="never" />
        </TableCell>
        <TableCell>
          <KeysToggle count={keys.length} isOpen={isOpen} onToggle={() => setIsOpen(!isOpen)} />
        </TableCell>
        <TableCell className="text-right">
          <Actions {...props} />
        </TableCell>
      </TableRow>
      {isOpen && keys.map((item) => <KeyRow key={item.id} {...{ project, item, now }} />)}
    </>
  );
}
