"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ruleWords } from "@/components/alerts/rule-words";
import { useNewAlert } from "@/components/alerts/use-alert-changes";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { type AlertKind, alertKinds } from "@/lib/alerts/choices";
import { previewOptions } from "@/lib/alerts/query-options";
import type { ChannelInput } from "@/lib/alerts/schema";
import { tagsOptions } from "@/lib/runs/query-options";

type Draft = {
  kind: AlertKind;
  percent: string;
  tag: string;
  channel: ChannelInput["kind"];
  target: string;
  name: string;
};

const emptyDraft: Draft = {
  kind: "confirmed",
  percent: "50",
  tag: "",
  channel: "webhook",
  target: "",
  name: "",
};

const channels = [
  { value: "webhook", label: "a webhook", example: "https://hooks.example.com/onset" },
  { value: "slack", label: "Slack", example: "https://hooks.slack.com/services/…" },
  { value: "mail", label: "an address of mail", example: "lead@example.com" },
] as const;

function limitOf({ kind, percent }: Draft): number | null {
  const value = Number(percent) / 100;
  return kind === "below" && value > 0 && value <= 1 ? value : null;
}

function channelOf({ channel, target, name }: Draft): ChannelInput {
  const named = name.trim() === "" ? {} : { name: name.trim() };
  return channel === "mail"
    ? { kind: channel, to: target.trim(), ...named }
    : { kind: channel, url: target.trim(), ...named };
}

/** A rule is a sentence. */
export function NewRule({ project }: { project: string }) {
  const [draft, setDraft] = useState(emptyDraft);
  const { create, test } = useNewAlert(project);
  const value = limitOf(draft);
  const isComplete = draft.target.trim() !== "" && (draft.kind !== "below" || value !== null);
  const set = (fields: Partial<Draft>) => setDraft({ ...draft, ...fields });
  const add = () =>
    create.mutate(
      {
        rule: { kind: draft.kind, ...(value === null ? {} : { value }) },
        ...(draft.tag === "" ? {} : { tag: draft.tag }),
        channel: channelOf(draft),
      },
      { onSuccess: () => set({ target: "", name: "" }) },
    );
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
        <ChannelSentence draft={draft} set={set} />
        <div className="flex flex-wrap items-center justify-between gap-2">
          <Preview project={project} draft={draft} />
          <div className="flex flex-wrap gap-2">
            <Button
              disabled={draft.target.trim() === ""}
              isBusy={test.isPending}
              onClick={() => test.mutate(channelOf(draft))}
            >
              Send a test
            </Button>
            <Button
              type="submit"
              variant="primary"
              disabled={!isComplete}
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

/** As wide as what was chosen: the rule reads as a sentence. */
const inSentence = "[&>select]:field-sizing-content";

type PartProps = { draft: Draft; set: (fields: Partial<Draft>) => void };

function RuleSentence({ project, draft, set }: PartProps & { project: string }) {
  const { data } = useQuery(tagsOptions(project));
  const tags = data?.items ?? [];
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-2 text-[1.0625rem]">
      <span>When</span>
      <Select
        aria-label="What the rule speaks of"
        className={inSentence}
        value={draft.kind}
        onChange={({ target }) => set({ kind: target.value as AlertKind })}
        options={alertKinds.map((kind) => ({ value: kind, label: ruleWords[kind].when }))}
      />
      {draft.kind === "below" && (
        <>
          <Input
            aria-label="Limit in percent"
            className="w-18"
            type="number"
            min={0.1}
            max={100}
            step="any"
            value={draft.percent}
            onChange={({ target }) => set({ percent: target.value })}
          />
          <span>%</span>
        </>
      )}
      <span>in</span>
      <Select
        aria-label="In which runs"
        className={inSentence}
        value={draft.tag}
        onChange={({ target }) => set({ tag: target.value })}
        options={[
          { value: "", label: "any run" },
          ...tags.map((tag) => ({ value: tag, label: `runs tagged ${tag}` })),
        ]}
      />
    </div>
  );
}

function ChannelSentence({ draft, set }: PartProps) {
  const example = channels.find(({ value }) => value === draft.channel)?.example;
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-2 text-[1.0625rem]">
      <span>tell</span>
      <Select
        aria-label="How to tell"
        className={inSentence}
        value={draft.channel}
        onChange={({ target }) => set({ channel: target.value as Draft["channel"] })}
        options={channels}
      />
      <Input
        aria-label="Address"
        className="min-w-0 flex-1 basis-56"
        type={draft.channel === "mail" ? "email" : "url"}
        placeholder={example}
        value={draft.target}
        onChange={({ target }) => set({ target: target.value })}
      />
      <Input
        aria-label="What it is called"
        className="w-40"
        placeholder="called, such as #training"
        maxLength={80}
        value={draft.name}
        onChange={({ target }) => set({ name: target.value })}
      />
    </div>
  );
}

function Preview({ project, draft }: { project: string; draft: Draft }) {
  const rule = { kind: draft.kind, value: limitOf(draft), tag: draft.tag || null };
  const isAskable = draft.kind !== "below" || rule.value !== null;
  const { data } = useQuery({ ...previewOptions(project, rule), enabled: isAskable });
  return (
    <p className="text-caption text-muted" aria-live="polite">
      {data === undefined
        ? ruleWords[draft.kind].note
        : `It would have spoken in ${data.runs} of the ${data.of} runs here.`}
    </p>
  );
}
