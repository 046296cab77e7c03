"use client";

import { type ReactNode, useState } from "react";
import { ChannelFields, emptyChannel, toChannelInput } from "@/components/alerts/channel-fields";
import { useChannelChanges } from "@/components/alerts/use-alert-changes";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { AlertChannelResponse } from "@/lib/alerts/schema";

type ChannelDialogProps = {
  project: string;
  /** Without one a channel is made. */
  channel?: AlertChannelResponse;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  trigger: ReactNode;
};

export function ChannelDialog({ trigger, isOpen, onOpenChange, ...form }: ChannelDialogProps) {
  const isNew = form.channel === undefined;
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      trigger={trigger}
      title={isNew ? "Add a channel" : `Edit ${form.channel?.name}`}
      description={
        isNew
          ? "Rules name it; its address is shown without its secret."
          : "An address that is left empty stays as it is."
      }
    >
      <ChannelForm {...form} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

function ChannelForm({
  project,
  channel,
  onDone,
}: Pick<ChannelDialogProps, "project" | "channel"> & { onDone: () => void }) {
  const [draft, setDraft] = useState(() =>
    channel === undefined ? emptyChannel : { kind: channel.kind, target: "", name: channel.name },
  );
  const { create, change, remove } = useChannelChanges(project, channel?.id ?? "");
  const isComplete = channel === undefined ? draft.target.trim() !== "" : draft.name.trim() !== "";
  const save = () => {
    if (channel === undefined) return create.mutate(toChannelInput(draft), { onSuccess: onDone });
    const target = draft.target.trim();
    const address = target === "" ? {} : draft.kind === "mail" ? { to: target } : { url: target };
    change.mutate({ name: draft.name.trim(), ...address }, { onSuccess: onDone });
  };
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <ChannelFields draft={draft} set={setDraft} isNew={channel === undefined} />
      <div className="flex flex-wrap justify-end gap-2">
        {channel !== undefined && (
          <Button
            variant="danger"
            isBusy={remove.isPending}
            onClick={() => remove.mutate(undefined, { onSuccess: onDone })}
          >
            Delete
          </Button>
        )}
        <Button
          type="submit"
          variant="primary"
          disabled={!isComplete}
          isBusy={create.isPending || change.isPending}
        >
          Save channel
        </Button>
      </div>
    </form>
  );
}
