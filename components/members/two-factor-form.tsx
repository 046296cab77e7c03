"use client";

import { type FormEvent, useState } from "react";
import { authProblem } from "@/components/members/auth-problem";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { authClient } from "@/lib/auth/auth-client";

const ways = {
  app: {
    label: "Code",
    hint: "The six digits that your authenticator app shows for Onset.",
    other: "Use a recovery code",
  },
  recovery: {
    label: "Recovery code",
    hint: "One of the ten that you kept. Each works once.",
    other: "Use the app",
  },
} as const;

/** The second step of a sign-in: a code of the app, or one of the recovery codes. */
export function TwoFactorForm({ next }: { next: string }) {
  const [way, setWay] = useState<keyof typeof ways>("app");
  const [code, setCode] = useState("");
  const [problem, setProblem] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const verify = async (event: FormEvent) => {
    event.preventDefault();
    const given = code.trim();
    if (given === "") return setProblem("the code is missing");
    setIsBusy(true);
    const call =
      way === "app"
        ? authClient.twoFactor.verifyTotp({ code: given.replaceAll(/\s/g, "") })
        : authClient.twoFactor.verifyBackupCode({ code: given });
    const { error } = await call.catch(() => ({ error: { status: 0 } }));
    if (!error) return window.location.assign(next);
    setIsBusy(false);
    setProblem(authProblem(error));
  };
  const change = () => {
    setWay(way === "app" ? "recovery" : "app");
    setCode("");
    setProblem(undefined);
  };
  return (
    <form onSubmit={verify} noValidate className="flex flex-col gap-4">
      <Field label={ways[way].label} hint={ways[way].hint} error={problem}>
        <Input
          value={code}
          onChange={(event) => setCode(event.target.value)}
          inputMode={way === "app" ? "numeric" : "text"}
          autoComplete="one-time-code"
          spellCheck={false}
          autoFocus
        />
      </Field>
      <div className="flex items-center justify-between gap-2">
        <Button variant="ghost" onClick={change}>
          {ways[way].other}
        </Button>
        <SubmitButton variant="primary" isBusy={isBusy}>
          Sign in
        </SubmitButton>
      </div>
    </form>
  );
}
