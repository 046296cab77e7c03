"use client";

import { useMutation } from "@tanstack/react-query";
import { Ellipsis } from "lucide-react";
import { useMemberCall } from "@/components/members/use-member-call";
import { Badge } from "@/components/ui/badge";
import { IconButton } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { Dialog } from "@/components/ui/dialog";
import { DropdownMenu, DropdownMenuItem } from "@/components/ui/dropdown-menu";
import { TableCell, TableRow } from "@/components/ui/table";
import { TimeLabel } from "@/components/ui/time-label";
import { toast } from "@/components/ui/toast";
import { sendJson } from "@/lib/http/api-client";
import type {
  ChangePersonInput,
  PasswordLinkResponse,
  PersonSummary,
} from "@/lib/members/person-schema";
import { apiPaths } from "@/lib/paths";

type PersonRowProps = { person: PersonSummary; isSelf: boolean; hasPasswords: boolean };

function waysIn({ hasPassword, hasTwoFactor, isByProvider }: PersonSummary): string {
  const ways = [
    hasPassword && (hasTwoFactor ? "password and second step" : "password"),
    isByProvider && "provider",
  ].filter(Boolean);
  return ways.length === 0 ? "printed link" : ways.join(", ");
}

function Actions({ person, isSelf, hasPasswords }: PersonRowProps) {
  const change = useMemberCall(
    (input: ChangePersonInput) => sendJson("PATCH", apiPaths.person(person.user), input),
    { said: `The account of ${person.name} is changed.` },
  );
  const link = useMutation({
    mutationFn: () => sendJson<PasswordLinkResponse>("POST", apiPaths.passwordLink(person.user)),
    onError: (error) => toast.error(error.message),
  });
  const { isDisabled, isAdministrator, hasTwoFactor } = person;
  return (
    <>
      <DropdownMenu
        align="end"
        trigger={<IconButton icon={Ellipsis} label={`More about ${person.name}`} />}
      >
        {hasPasswords && !isDisabled && (
          <DropdownMenuItem onSelect={() => link.mutate()}>
            Make a link for a new password
          </DropdownMenuItem>
        )}
        {hasTwoFactor && (
          <DropdownMenuItem onSelect={() => change.mutate({ hasTwoFactor: false })}>
            Take the second step away
          </DropdownMenuItem>
        )}
        {!isSelf && (
          <DropdownMenuItem onSelect={() => change.mutate({ isAdministrator: !isAdministrator })}>
            {isAdministrator ? "No administrator any more" : "Make an administrator"}
          </DropdownMenuItem>
        )}
        {!isSelf && (
          <DropdownMenuItem
            isDangerous={!isDisabled}
            onSelect={() => change.mutate({ isDisabled: !isDisabled })}
          >
            {isDisabled ? "Open the account again" : "Disable the account"}
          </DropdownMenuItem>
        )}
      </DropdownMenu>
      <Dialog
        title={`A new password for ${person.name}`}
        description="Pass this link on. It works once, within a day, and ends their sessions. It is shown this once."
        isOpen={link.data !== undefined}
        onOpenChange={(isOpen) => !isOpen && link.reset()}
      >
        {link.data && <CodeBlock label="the link" code={link.data.url} />}
      </Dialog>
    </>
  );
}

/** A person of this server, for its administrator. */
export function PersonRow(props: PersonRowProps) {
  const { person, isSelf } = props;
  return (
    <TableRow className={person.isDisabled ? "text-muted" : undefined}>
      <TableCell>
        <span className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-medium">{isSelf ? "you" : person.name}</span>
          <span className="text-muted">{person.email}</span>
          {person.isAdministrator && <Badge tone="info">administrator</Badge>}
          {person.isDisabled && <Badge>disabled</Badge>}
        </span>
      </TableCell>
      <TableCell>{waysIn(person)}</TableCell>
      <TableCell isNumeric>{person.projects}</TableCell>
      <TableCell className="text-muted">
        <TimeLabel iso={person.lastSeenAt} absent="never" />
      </TableCell>
      <TableCell className="text-right">
        <Actions {...props} />
      </TableCell>
    </TableRow>
  );
}
