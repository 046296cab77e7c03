"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { emptyChannel } from "@/components/alerts/channel-fields";
import {
  channelOf,
  emptyRule,
  isComplete,
  newChannel,
  ruleOf,
} from "@/components/alerts/rule-draft";
import { RulePreview, RuleSentence } from "@/components/alerts/rule-sentence";
import { useNewAlert } from "@/components/alerts/use-alert-changes";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { channelsOptions } from "@/lib/alerts/query-options";

/** A rule is a sentence. */
export function NewRule({ project }: { project: string }) {
  const { items: channels } = useSuspenseQuery(channelsOptions(project)).data;
  const [draft, setDraft] = useState({
    ...emptyRule,
    channelId: channels[0]?.id ?? newChannel,
  });
  const { create, test } = useNewAlert(project);
  const set = (fields: Partial<typeof draft>) => setDraft({ ...draft, ...fields });
  const add = () =>
    create.mutate(
      {
        rule: ruleOf(draft),
        ...(draft.tag === "" ? {} : { tag: draft.tag }),
        channel: channelOf(draft),
      },
      { onSuccess: ({ channel }) => set({ channelId: channel.id, channel: emptyChannel }) },
    );
  const hasChannel = draft.channelId !== newChannel || draft.channel.target.trim() !== "";
  return (
    <Card title="New rule">
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <RuleSentence project={project} draft={draft} set={set} />
        <div className="flex flex-wrap items-center justify-between gap-2">
          <RulePreview project={project} draft={draft} />
          <div className="flex flex-wrap gap-2">
            <Button
              disabled={!hasChannel}
              isBusy={test.isPending}
              onClick={() => test.mutate(channelOf(draft))}
            >
              Send a test
            </Button>
            <Button
              type="submit"
              variant="primary"
              disabled={!isComplete(draft)}
              isBusy={create.isPending}
            >
              Add rule
            </Button>
          </div>
        </div>
      </form>
    </Card>
  );
}
