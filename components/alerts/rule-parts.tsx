import { useQuery } from "@tanstack/react-query";
import { ChannelFields } from "@/components/alerts/channel-fields";
import { limitOf, newChannel, type RuleDraft } from "@/components/alerts/rule-draft";
import { ruleWords } from "@/components/alerts/rule-words";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { type AlertKind, alertKinds } from "@/lib/alerts/choices";
import { channelsOptions, previewOptions } from "@/lib/alerts/query-options";
import { tagsOptions } from "@/lib/runs/query-options";

/** As wide as what was chosen: the rule reads as a sentence. */
const inSentence = "[&>select]:field-sizing-content";
const line = "flex flex-wrap items-center gap-2 text-[1.0625rem]";

type PartProps = { project: string; draft: RuleDraft; set: (fields: Partial<RuleDraft>) => void };

/** "When ... in ..., tell ...": what may be chosen stands in the sentence. */
export function RuleParts(props: PartProps) {
  return (
    <>
      <WhenPart {...props} />
      <TellPart {...props} />
    </>
  );
}

function WhenPart({ project, draft, set }: PartProps) {
  const { data } = useQuery(tagsOptions(project));
  // A rule may speak of a tag that no run has yet, or any more.
  const tags = [...new Set([...(data?.items ?? []), ...(draft.tag === "" ? [] : [draft.tag])])];
  return (
    <div className={line}>
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

function TellPart({ project, draft, set }: PartProps) {
  const { data } = useQuery(channelsOptions(project));
  const channels = data?.items ?? [];
  return (
    <div className={line}>
      <span>tell</span>
      {channels.length > 0 && (
        <Select
          aria-label="Which channel to tell"
          className={inSentence}
          value={draft.channelId}
          onChange={({ target }) => set({ channelId: target.value })}
          options={[
            ...channels.map(({ id, name }) => ({ value: id, label: name })),
            { value: newChannel, label: "a new channel" },
          ]}
        />
      )}
      {draft.channelId === newChannel && (
        <ChannelFields draft={draft.channel} set={(channel) => set({ channel })} />
      )}
    </div>
  );
}

export function RulePreview({ project, draft }: { project: string; draft: RuleDraft }) {
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
