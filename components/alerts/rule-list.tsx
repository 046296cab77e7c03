"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { EditRule } from "@/components/alerts/edit-rule";
import { ruleWords, whenWords, whereWords } from "@/components/alerts/rule-words";
import { useAlertChanges } from "@/components/alerts/use-alert-changes";
import { Button, IconButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import {
  DropdownMenu,
  DropdownMenuItem,
  DropdownMenuSeparator,
} from "@/components/ui/dropdown-menu";
import { EmptyState } from "@/components/ui/empty-state";
import { Switch } from "@/components/ui/switch";
import { TimeLabel } from "@/components/ui/time-label";
import { alertsOptions } from "@/lib/alerts/query-options";
import type { AlertRuleResponse } from "@/lib/alerts/schema";

type RuleListProps = { project: string; canWrite: boolean };

export function RuleList({ project, canWrite }: RuleListProps) {
  const { items } = useSuspenseQuery(alertsOptions(project)).data;
  return (
    <Card title="Rules">
      {items.length === 0 ? (
        <EmptyState title="Nobody is told yet">
          A rule speaks when something becomes true of a run, once, where your team reads.
        </EmptyState>
      ) : (
        <ul className="divide-y">
          {items.map((rule) => (
            <Rule key={rule.id} project={project} rule={rule} canWrite={canWrite} />
          ))}
        </ul>
      )}
    </Card>
  );
}

const verbs = { webhook: "call", slack: "tell", mail: "mail" } as const;

function Rule({ project, rule, canWrite }: RuleListProps & { rule: AlertRuleResponse }) {
  const { change } = useAlertChanges(project, rule.id);
  const [isEditing, setIsEditing] = useState(false);
  const words = `When ${whenWords(rule.rule)} in ${whereWords(rule.tag)}, ${verbs[rule.channel.kind]} ${rule.channel.name}.`;
  if (isEditing) {
    return (
      <li>
        <EditRule project={project} rule={rule} onDone={() => setIsEditing(false)} />
      </li>
    );
  }
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5 first:pt-0 last:pb-0">
      <Switch
        aria-label={words}
        checked={rule.enabled}
        disabled={!canWrite || change.isPending}
        onCheckedChange={(enabled) => change.mutate({ enabled })}
      />
      <div className="min-w-0 flex-1 basis-64">
        <p className="break-words">
          When <strong>{whenWords(rule.rule)}</strong> in <strong>{whereWords(rule.tag)}</strong>,{" "}
          {verbs[rule.channel.kind]} <strong>{rule.channel.name}</strong>.
        </p>
        <p className="break-words text-caption text-muted">
          <Note rule={rule} />
        </p>
      </div>
      <span className="text-caption text-muted">
        {rule.runs} {rule.runs === 1 ? "run" : "runs"}
      </span>
      {canWrite && (
        <Button size="small" aria-label={`Edit: ${words}`} onClick={() => setIsEditing(true)}>
          Edit
        </Button>
      )}
      {canWrite && <RuleMenu project={project} rule={rule} />}
    </li>
  );
}

function Note({ rule }: { rule: AlertRuleResponse }) {
  const { note } = ruleWords[rule.rule.kind];
  const isMuted = rule.mutedUntil !== null && Date.parse(rule.mutedUntil) > Date.now();
  const last = rule.lastAnswer === null ? "" : ` Last: ${rule.lastAnswer}.`;
  if (!rule.enabled) return `Off. ${note}`;
  if (!isMuted) return `${note}${last}`;
  return (
    <>
      Muted until <TimeLabel iso={rule.mutedUntil} />: what it says is listed, not sent.{last}
    </>
  );
}

const hourMs = 3_600_000;

function RuleMenu({ project, rule }: { project: string; rule: AlertRuleResponse }) {
  const { change, remove, test } = useAlertChanges(project, rule.id);
  const muteFor = (hours: number) =>
    change.mutate({ mutedUntil: new Date(Date.now() + hours * hourMs).toISOString() });
  return (
    <DropdownMenu
      align="end"
      trigger={<IconButton icon={Ellipsis} label="What can be done with this rule" />}
    >
      <DropdownMenuItem onSelect={() => test.mutate()}>Send a test</DropdownMenuItem>
      <DropdownMenuItem onSelect={() => muteFor(24)}>Mute for a day</DropdownMenuItem>
      <DropdownMenuItem onSelect={() => muteFor(24 * 7)}>Mute for a week</DropdownMenuItem>
      {rule.mutedUntil !== null && (
        <DropdownMenuItem onSelect={() => change.mutate({ mutedUntil: null })}>
          Speak again
        </DropdownMenuItem>
      )}
      <DropdownMenuSeparator />
      <DropdownMenuItem isDangerous onSelect={() => remove.mutate()}>
        Delete, with what it told
      </DropdownMenuItem>
    </DropdownMenu>
  );
}
