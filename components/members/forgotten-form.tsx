"use client";

import { type FormEvent, useState } from "react";
import { EmailField } from "@/components/members/account-fields";
import { authProblem } from "@/components/members/auth-problem";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { authClient } from "@/lib/auth/auth-client";

/** Asks for a mail with a link. The answer is the same whether or not the address has an account. */
export function ForgottenForm() {
  const [email, setEmail] = useState("");
  const [problem, setProblem] = useState<string>();
  const [isSent, setIsSent] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!email.includes("@")) return setProblem("this is not an e-mail address");
    const { error } = await authClient
      .requestPasswordReset({ email: email.trim() })
      .catch(() => ({ error: { status: 0 } }));
    if (error)
      setProblem(error.status === 400 ? "this is not an e-mail address" : authProblem(error));
    else setIsSent(true);
  };
  if (isSent) {
    return (
      <Notice tone="good">
        If {email.trim()} has an account here, a link is on its way. It works once, within a day. If
        nothing comes, ask an administrator of this server for a link.
      </Notice>
    );
  }
  return (
    <form onSubmit={send} noValidate className="flex flex-col gap-4">
      <EmailField
        error={problem}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <SubmitButton variant="primary">Send a link</SubmitButton>
    </form>
  );
}
