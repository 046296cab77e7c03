"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { authClient } from "@/lib/auth/auth-client";
import { paths } from "@/lib/paths";

type OidcButtonProps = { name: string; next: string; isMain?: boolean };

/** Leads to the identity provider and back to `next`. */
export function OidcButton({ name, next, isMain }: OidcButtonProps) {
  const [problem, setProblem] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const begin = async () => {
    setIsBusy(true);
    setProblem(undefined);
    const begun = { provider: "oidc", callbackURL: next, errorCallbackURL: paths.signIn() };
    const { error } = await authClient.signIn.social(begun).catch(() => ({ error: { status: 0 } }));
    if (!error) return;
    setIsBusy(false);
    setProblem(`${name} cannot be reached from this server. Try again in a moment.`);
  };
  return (
    <div className="flex flex-col gap-2">
      <Button variant={isMain ? "primary" : "secondary"} isBusy={isBusy} onClick={begin}>
        Continue with {name}
      </Button>
      <FormProblem message={problem} />
    </div>
  );
}
