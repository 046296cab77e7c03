"use client";

import { type FormEvent, useState } from "react";
import { encode } from "uqr";
import { authProblem } from "@/components/members/auth-problem";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { authClient } from "@/lib/auth/auth-client";

/** A code for a phone's camera, black on white in light and dark alike. */
function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 2 });
  const squares = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      className="size-36 rounded-md bg-white"
      shapeRendering="crispEdges"
    >
      <path d={squares.join("")} fill="#000" />
    </svg>
  );
}

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
      <div className="[&_code]:block [&_code]:columns-2">
        <CodeBlock label="the recovery codes" code={started.codes.join("\n")} />
      </div>
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
