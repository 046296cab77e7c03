"use client";

import { type FormEvent, useState } from "react";
import { PasswordField } from "@/components/members/account-fields";
import { authProblem } from "@/components/members/auth-problem";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { authClient } from "@/lib/auth/auth-client";
import { setUpAccountInput } from "@/lib/members/schema";
import { paths } from "@/lib/paths";

/** A new password by a link; every session of the account ends. */
export function ResetForm({ token }: { token: string }) {
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const [isDone, setIsDone] = useState(false);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const checked = setUpAccountInput.shape.password.safeParse(password);
    if (!checked.success) return setProblem(checked.error.issues[0]?.message);
    setIsBusy(true);
    const { error } = await authClient
      .resetPassword({ newPassword: password, token })
      .catch(() => ({ error: { status: 0 } }));
    setIsBusy(false);
    if (error) setProblem(authProblem(error));
    else setIsDone(true);
  };
  if (isDone) {
    return (
      <>
        <Notice tone="good" className="mb-4">
          The new password holds. Whoever was signed in with the old one is signed out.
        </Notice>
        <LinkButton href={paths.signIn()} variant="primary">
          Sign in
        </LinkButton>
      </>
    );
  }
  return (
    <form onSubmit={save} noValidate className="flex flex-col gap-4">
      <PasswordField
        label="New password"
        isNew
        error={problem}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <SubmitButton variant="primary" isBusy={isBusy}>
        Save
      </SubmitButton>
    </form>
  );
}
