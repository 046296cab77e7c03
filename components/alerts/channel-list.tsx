"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ChannelDialog } from "@/components/alerts/channel-dialog";
import { useChannelChanges } from "@/components/alerts/use-alert-changes";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { channelsOptions } from "@/lib/alerts/query-options";
import type { AlertChannelResponse } from "@/lib/alerts/schema";

type ChannelListProps = { project: string; canWrite: boolean };

const kindWords = { webhook: "Webhook", slack: "Slack", mail: "Mail" } as const;

/** Where rules tell, each by its name; a rule names one of them. */
export function ChannelList({ project, canWrite }: ChannelListProps) {
  const { items } = useSuspenseQuery(channelsOptions(project)).data;
  const [isAdding, setIsAdding] = useState(false);
  return (
    <Card
      title="Channels"
      actions={
        canWrite && (
          <ChannelDialog
            project={project}
            isOpen={isAdding}
            onOpenChange={setIsAdding}
            trigger={<Button size="small">Add channel</Button>}
          />
        )
      }
    >
      {items.length === 0 ? (
        <EmptyState title="No channel yet">
          A webhook, a channel of Slack, or an address of mail.
        </EmptyState>
      ) : (
        <ul className="divide-y">
          {items.map((channel) => (
            <Channel key={channel.id} project={project} channel={channel} canWrite={canWrite} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Channel({
  project,
  channel,
  canWrite,
}: ChannelListProps & { channel: AlertChannelResponse }) {
  const { name, address, kind, lastAnswer, rules } = channel;
  const { test } = useChannelChanges(project, channel.id);
  const [isEditing, setIsEditing] = useState(false);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5 first:pt-0 last:pb-0">
      <span className="w-18 text-muted">{kindWords[kind]}</span>
      <div className="min-w-0 flex-1 basis-56">
        <p className="break-words">
          <strong>{name}</strong>{" "}
          {address !== name && <span className="text-muted">{address}</span>}
        </p>
        <p className="text-caption text-muted">
          {rules === 0 ? "No rule tells it." : `${rules} ${rules === 1 ? "rule" : "rules"}.`}
          {lastAnswer !== null && ` Last: ${lastAnswer}.`}
        </p>
      </div>
      {test.data !== undefined && (
        <span className="text-caption text-muted" role="status">
          {test.data.ok ? "test arrived" : "test did not arrive"}
        </span>
      )}
      {canWrite && (
        <div className="flex gap-1.5">
          <Button
            size="small"
            aria-label={`Test ${name}`}
            isBusy={test.isPending}
            onClick={() => test.mutate()}
          >
            Test
          </Button>
          <ChannelDialog
            project={project}
            channel={channel}
            isOpen={isEditing}
            onOpenChange={setIsEditing}
            trigger={
              <Button size="small" aria-label={`Edit ${name}`}>
                Edit
              </Button>
            }
          />
        </div>
      )}
    </li>
  );
}
