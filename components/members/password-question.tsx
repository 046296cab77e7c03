"use client";

import { type FormEvent, useState } from "react";
import { PasswordField } from "@/components/members/account-fields";
import { Button } from "@/components/ui/button";

type PasswordQuestionProps = {
  verb: string;
  /** Answers with what is wrong. */
  onPassword: (password: string) => Promise<string | undefined>;
};

/** Whoever sits at an open browser must know the password before the way in is changed. */
export function PasswordQuestion({ verb, onPassword }: PasswordQuestionProps) {
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setIsBusy(true);
    setProblem(await onPassword(password).catch(() => "The server cannot be reached."));
    setIsBusy(false);
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <PasswordField
        label="Your password"
        error={problem}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button type="submit" variant="primary" className="self-end" isBusy={isBusy}>
        {verb}
      </Button>
    </form>
  );
}
