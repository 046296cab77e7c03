import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { ChannelInput } from "@/lib/alerts/schema";

export type ChannelDraft = { kind: ChannelInput["kind"]; target: string; name: string };

export const emptyChannel: ChannelDraft = { kind: "webhook", target: "", name: "" };

const kinds = [
  { value: "webhook", label: "a webhook", example: "https://hooks.example.com/onset" },
  { value: "slack", label: "Slack", example: "https://hooks.slack.com/services/…" },
  { value: "mail", label: "an address of mail", example: "lead@example.com" },
] as const;

export function toChannelInput({ kind, target, name }: ChannelDraft): ChannelInput {
  const named = name.trim() === "" ? {} : { name: name.trim() };
  return kind === "mail"
    ? { kind, to: target.trim(), ...named }
    : { kind, url: target.trim(), ...named };
}

type ChannelFieldsProps = {
  draft: ChannelDraft;
  set: (draft: ChannelDraft) => void;
  /** A channel stays of its kind. */
  isNew?: boolean;
};

/** Kind, address and name of a channel, in a line where there is room. */
export function ChannelFields({ draft, set, isNew = true }: ChannelFieldsProps) {
  const example = kinds.find(({ value }) => value === draft.kind)?.example;
  return (
    <div className="flex flex-1 basis-72 flex-wrap items-center gap-2">
      {isNew && (
        <Select
          aria-label="How to tell"
          className="[&>select]:field-sizing-content"
          value={draft.kind}
          onChange={({ target }) => set({ ...draft, kind: target.value as ChannelDraft["kind"] })}
          options={kinds}
        />
      )}
      <Input
        aria-label="Address"
        className="min-w-0 flex-1 basis-56"
        type={draft.kind === "mail" ? "email" : "url"}
        placeholder={example}
        value={draft.target}
        onChange={({ target }) => set({ ...draft, target: target.value })}
      />
      <Input
        aria-label="What it is called"
        className="w-40"
        placeholder="called, such as #training"
        maxLength={80}
        value={draft.name}
        onChange={({ target }) => set({ ...draft, name: target.value })}
      />
    </div>
  );
}
