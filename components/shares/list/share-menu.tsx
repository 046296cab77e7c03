"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { NewShare } from "@/components/shares/dialog/new-share";
import { lifetimeOptions } from "@/components/shares/dialog/share-fields";
import { shareName } from "@/components/shares/share-words";
import { Button, IconButton } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import {
  DropdownMenu,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
} from "@/components/ui/dropdown-menu";
import { toast } from "@/components/ui/toast";
import { sendJson } from "@/lib/http/api-client";
import { apiPaths } from "@/lib/paths";
import { sharesOptions } from "@/lib/shares/query-options";
import type { CreatedShare, PatchShareInput, ShareSummary } from "@/lib/shares/schema";

/** The three writes to a link of a project; each refreshes the list. */
function useShareChanges(project: string, id: string) {
  const client = useQueryClient();
  const shared = {
    onSuccess: () => client.invalidateQueries({ queryKey: sharesOptions(project).queryKey }),
    onError: (error: Error) => toast.error(error.message),
  };
  const address = apiPaths.share(project, id);
  return {
    change: useMutation({
      mutationFn: (input: PatchShareInput) => sendJson<ShareSummary>("PATCH", address, input),
      ...shared,
    }),
    revoke: useMutation({ mutationFn: () => sendJson<void>("DELETE", address), ...shared }),
    copy: useMutation({
      mutationFn: () => sendJson<CreatedShare>("POST", apiPaths.shareCopy(project, id)),
      ...shared,
    }),
  };
}

type ShareMenuProps = { project: string; share: ShareSummary };
type Changes = ReturnType<typeof useShareChanges>;

function RevokeDialog({
  name,
  revoke,
  onClose,
}: {
  name: string;
  revoke: Changes["revoke"];
  onClose: () => void;
}) {
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`Revoke "${name.slice(0, 80)}"?`}
      description="The link is dead at the next request, for everyone. This cannot be taken back."
      actions={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button
            variant="danger"
            isBusy={revoke.isPending}
            onClick={() => revoke.mutate(undefined, { onSuccess: onClose })}
          >
            Revoke
          </Button>
        </>
      }
    />
  );
}

/** What can be done with a link that lives. */
export function ShareMenu({ project, share }: ShareMenuProps) {
  const { change, revoke, copy } = useShareChanges(project, share.id);
  const [isRevoking, setIsRevoking] = useState(false);
  const isPaused = share.state === "paused";
  return (
    <>
      <DropdownMenu
        align="end"
        trigger={<IconButton icon={Ellipsis} label={`Change ${shareName(share)}`} />}
      >
        <DropdownMenuItem onSelect={() => copy.mutate()}>Copy as a new link</DropdownMenuItem>
        <DropdownMenuItem onSelect={() => change.mutate({ paused: !isPaused })}>
          {isPaused ? "Resume" : "Pause"}
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuLabel>Ends, from now</DropdownMenuLabel>
        {lifetimeOptions.map(({ value, label }) => (
          <DropdownMenuItem
            key={value}
            onSelect={() => change.mutate({ expiresIn: value === "" ? null : value })}
          >
            {label}
          </DropdownMenuItem>
        ))}
        <DropdownMenuSeparator />
        <DropdownMenuItem isDangerous onSelect={() => setIsRevoking(true)}>
          Revoke
        </DropdownMenuItem>
      </DropdownMenu>
      {isRevoking && (
        <RevokeDialog
          name={shareName(share)}
          revoke={revoke}
          onClose={() => setIsRevoking(false)}
        />
      )}
      <Dialog
        isOpen={copy.data !== undefined}
        onOpenChange={() => copy.reset()}
        title="A second link with the same view"
        description="The first one still opens; its address cannot be shown again, since only a hash of it is stored."
      >
        {copy.data && (
          <NewShare share={copy.data} canEmbed={share.allow.embed} onDone={() => copy.reset()} />
        )}
      </Dialog>
    </>
  );
}
