import {
  type ChannelDraft,
  emptyChannel,
  toChannelInput,
} from "@/components/alerts/channel-fields";
import type { AlertKind } from "@/lib/alerts/choices";
import type { AlertRuleResponse, CreateAlertInput, RuleChannelInput } from "@/lib/alerts/schema";

/** Of a channel that is made with the rule. */
export const newChannel = "";

export type RuleDraft = {
  kind: AlertKind;
  percent: string;
  tag: string;
  /** Its id, or `newChannel`. */
  channelId: string;
  channel: ChannelDraft;
};

export const emptyRule: RuleDraft = {
  kind: "confirmed",
  percent: "50",
  tag: "",
  channelId: newChannel,
  channel: emptyChannel,
};

export function ruleDraftOf({ rule, tag, channel }: AlertRuleResponse): RuleDraft {
  const percent =
    rule.value === null ? emptyRule.percent : String(Number((rule.value * 100).toFixed(4)));
  return { ...emptyRule, kind: rule.kind, percent, tag: tag ?? "", channelId: channel.id };
}

/** The limit of a rule that has one, a ratio; null while what was typed is none. */
export function limitOf({ kind, percent }: RuleDraft): number | null {
  const value = Number(percent) / 100;
  return kind === "below" && value > 0 && value <= 1 ? value : null;
}

export function hasChannel({ channelId, channel }: RuleDraft): boolean {
  return channelId !== newChannel || channel.target.trim() !== "";
}

export function isComplete(draft: RuleDraft): boolean {
  return hasChannel(draft) && (draft.kind !== "below" || limitOf(draft) !== null);
}

export function ruleOf(draft: RuleDraft): CreateAlertInput["rule"] {
  const value = limitOf(draft);
  return { kind: draft.kind, ...(value === null ? {} : { value }) };
}

export function draftChannel({ channelId, channel }: RuleDraft): RuleChannelInput {
  return channelId === newChannel ? toChannelInput(channel) : { id: channelId };
}
