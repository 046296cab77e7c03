"use client";

import { type FormEvent, useState } from "react";
import { authProblem } from "@/components/members/auth-problem";
import { QrCode } from "@/components/members/qr-code";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { authClient } from "@/lib/auth/auth-client";

export type Started = { uri: string; codes: readonly string[] };

/** The code for the app, the recovery codes, and a first code as proof that both clocks agree. */
export function TwoFactorSetup({ started, onDone }: { started: Started; onDone: () => void }) {
  const [code, setCode] = useState("");
  const [problem, setProblem] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const secret = new URL(started.uri).searchParams.get("secret") ?? "";
  const verify = async (event: FormEvent) => {
    event.preventDefault();
    setIsBusy(true);
    const { error } = await authClient.twoFactor
      .verifyTotp({ code: code.replaceAll(/\s/g, "") })
      .catch(() => ({ error: { status: 0 } }));
    setIsBusy(false);
    if (error) setProblem(authProblem(error));
    else onDone();
  };
  return (
    <form onSubmit={verify} noValidate className="flex flex-col gap-4">
      <p className="text-muted">1. Scan this with an authenticator app, or type the secret in.</p>
      <QrCode text={started.uri} label="Code for the authenticator app" />
      <CodeBlock label="the secret" code={secret} />
      <p className="text-muted">
        2. Keep these recovery codes apart from the phone. Each signs you in once, without it. They
        are shown this once.
      </p>
      <CodeBlock label="the recovery codes" code={started.codes.join("\n")} />
      <Field label="3. The code that the app shows now" error={problem}>
        <Input
          inputMode="numeric"
          autoComplete="one-time-code"
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
      </Field>
      <Button type="submit" variant="primary" className="self-end" isBusy={isBusy}>
        Turn on
      </Button>
    </form>
  );
}
