"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { emptyChannel } from "@/components/alerts/channel-fields";
import {
  draftChannel,
  emptyRule,
  hasChannel,
  newChannel,
  ruleOf,
} from "@/components/alerts/rule-draft";
import { RuleForm } from "@/components/alerts/rule-form";
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
  const add = () => {
    const tag = draft.tag === "" ? {} : { tag: draft.tag };
    create.mutate(
      { rule: ruleOf(draft), ...tag, channel: draftChannel(draft) },
      {
        onSuccess: ({ channel }) =>
          setDraft({ ...draft, channelId: channel.id, channel: emptyChannel }),
      },
    );
  };
  return (
    <Card title="New rule">
      <RuleForm
        {...{ project, draft, onChange: setDraft, onSave: add, isBusy: create.isPending }}
        label="New rule"
        saveLabel="Add rule"
      >
        <Button
          disabled={!hasChannel(draft)}
          isBusy={test.isPending}
          onClick={() => test.mutate(draftChannel(draft))}
        >
          Send a test
        </Button>
      </RuleForm>
    </Card>
  );
}
