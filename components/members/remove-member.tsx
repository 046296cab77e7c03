"use client";

import { useState } from "react";
import { useMemberCall } from "@/components/members/use-member-call";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { sendJson } from "@/lib/http/api-client";
import type { MemberSummary, RemoveMemberInput } from "@/lib/members/member-schema";
import { apiPaths } from "@/lib/paths";

type RemoveMemberProps = {
  project: string;
  member: MemberSummary;
  /** Names of the person's keys that work. */
  keys: readonly string[];
  isSelf: boolean;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onGone?: () => void;
};

type Fate = NonNullable<RemoveMemberInput["keys"]>;

function KeysQuestion(props: {
  keys: readonly string[];
  isSelf: boolean;
  value: Fate;
  onChange: (fate: Fate) => void;
}) {
  const { keys, isSelf, value, onChange } = props;
  const heir = isSelf ? "an owner" : "you";
  const fates = [
    {
      fate: "handOver",
      label: `Hand over to ${heir}`,
      note: "Trainings go on. Whoever knows a key can still use it.",
    },
    { fate: "revoke", label: "Revoke", note: "Whatever uses them is refused from now on." },
  ] as const;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 font-medium text-[0.8125rem]">
        {keys.length === 1 ? "The key" : `The ${keys.length} keys`} {keys.join(", ")}
      </legend>
      {fates.map(({ fate, label, note }) => (
        <label key={fate} className="flex items-baseline gap-2">
          <input
            type="radio"
            name="keys"
            checked={value === fate}
            onChange={() => onChange(fate)}
            className="translate-y-0.5 accent-ink"
          />
          <span>
            {label} <span className="text-caption text-muted">{note}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Asks before a membership ends, and what becomes of the person's keys. */
export function RemoveMember(props: RemoveMemberProps) {
  const { project, member, keys, isSelf, isOpen, onOpenChange, onGone } = props;
  const [fate, setFate] = useState<Fate>("handOver");
  const input: RemoveMemberInput = keys.length === 0 ? {} : { keys: fate };
  const remove = useMemberCall(
    () => sendJson<void>("DELETE", apiPaths.member(project, member.user), input),
    {
      said: isSelf ? "You left the project." : `${member.name} is no member any more.`,
      onDone: () => {
        onOpenChange(false);
        onGone?.();
      },
    },
  );
  const verb = isSelf ? "Leave" : "Remove";
  return (
    <Dialog
      title={isSelf ? "Leave this project?" : `Remove ${member.name}?`}
      description={
        isSelf
          ? "You see nothing of it from then on. To come back, you need an invitation."
          : "They see nothing of this project from then on. What they uploaded stays."
      }
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      actions={
        <>
          <DialogClose asChild>
            <Button>{isSelf ? "Stay" : "Keep them"}</Button>
          </DialogClose>
          <Button variant="danger" isBusy={remove.isPending} onClick={() => remove.mutate()}>
            {verb}
          </Button>
        </>
      }
    >
      {keys.length > 0 && <KeysQuestion {...{ keys, isSelf, value: fate, onChange: setFate }} />}
    </Dialog>
  );
}
