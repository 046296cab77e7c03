"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { RoleChoice } from "@/components/members/role-choice";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Role } from "@/lib/domain/roles";
import { sendJson } from "@/lib/http/api-client";
import type { InviteInput, Lifetime, MadeInvitation } from "@/lib/members/invitation-schema";
import { apiPaths } from "@/lib/paths";

type MadeLinkProps = { made: MadeInvitation; whom: string; onDone: () => void };

/** The link of a new invitation: shown this once, whether or not a mail went out. */
function MadeLink({ made, whom, onDone }: MadeLinkProps) {
  return (
    <Card title={made.mail === "sent" ? "Sent" : "The invitation's link"}>
      <div className="flex flex-col gap-3">
        {made.mail === "sent" && <p>A mail with this link is on its way to {whom}.</p>}
        {made.mail === "failed" && (
          <Notice tone="warn">
            No mail went out: {made.mailProblem}. The invitation stands; pass the link on yourself.
          </Notice>
        )}
        {made.mail === "none" && <p>Pass it on to {whom} yourself.</p>}
        <CodeBlock label="the invitation's link" code={made.url} />
        <p className="text-caption text-muted">
          It works once and is shown this once: only a hash of it is stored.
        </p>
        <Button className="self-end" onClick={onDone}>
          Invite another
        </Button>
      </div>
    </Card>
  );
}

type InviteCardProps = { project: string; offered: readonly Role[]; hasMail: boolean };

const spans = [
  { value: "1d", label: "for a day" },
  { value: "7d", label: "for 7 days" },
  { value: "30d", label: "for 30 days" },
] as const;

const ways = [
  { value: "address", label: "An address" },
  { value: "anyone", label: "Anyone with the link" },
] as const;

/** Invites one address or whoever has the link; what each role may do stands beside it. */
export function InviteCard({ project, offered, hasMail }: InviteCardProps) {
  const router = useRouter();
  const [way, setWay] = useState<"address" | "anyone">("address");
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("editor");
  const [expiresIn, setExpiresIn] = useState<Lifetime>("7d");
  const invite = useMutation({
    mutationFn: (input: InviteInput) =>
      sendJson<MadeInvitation>("POST", apiPaths.invitations(project), input),
    onSuccess: () => router.refresh(),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const address = way === "address" ? { email: email.trim() } : {};
    invite.mutate({ ...address, role, expiresIn });
  };
  if (invite.data) {
    const whom = invite.variables.email ?? "whoever has the link";
    return <MadeLink made={invite.data} whom={whom} onDone={() => invite.reset()} />;
  }
  return (
    <Card title="Invite">
      <form onSubmit={submit} noValidate className="flex flex-col gap-3.5">
        <Segmented label="Who" value={way} onValueChange={setWay} options={ways} />
        {way === "address" && (
          <Field
            label="E-mail"
            hint={
              hasMail
                ? "The link in the mail works once, for this address alone."
                : "This server sends no mail: you get a link to pass on. It is for this address alone."
            }
          >
            <Input
              type="email"
              autoComplete="off"
              placeholder="name@example.com"
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          </Field>
        )}
        {way === "anyone" && (
          <p className="text-caption text-muted">
            Whoever opens the link first joins with it. It works once.
          </p>
        )}
        <RoleChoice value={role} offered={offered} onChange={setRole} />
        <FormProblem message={invite.error?.message} />
        <div className="flex items-center justify-between gap-2">
          <Select
            aria-label="How long it works"
            options={spans}
            value={expiresIn}
            onChange={(event) => setExpiresIn(event.target.value as Lifetime)}
          />
          <SubmitButton variant="primary" isBusy={invite.isPending}>
            {way === "address" && hasMail ? "Send invitation" : "Make a link"}
          </SubmitButton>
        </div>
      </form>
    </Card>
  );
}
