"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { FormProblem } from "@/components/ui/form-problem";
import { authClient } from "@/lib/auth/auth-client";
import { paths } from "@/lib/paths";

/** Connects an account that has a password to the identity provider. */
export function ProviderCard({ name, isConnected }: { name: string; isConnected: boolean }) {
  const [problem, setProblem] = useState<string>();
  const connect = async () => {
    const here = paths.account();
    const { error } = await authClient
      .linkSocial({ provider: "oidc", callbackURL: here, errorCallbackURL: here })
      .catch(() => ({ error: true }));
    if (error) setProblem(`${name} cannot be reached from this server. Try again in a moment.`);
  };
  return (
    <Card
      title={name}
      howToRead={
        isConnected
          ? "Connected: you can sign in by it."
          : "Connect it to sign in by it from now on."
      }
    >
      {!isConnected && <Button onClick={connect}>Connect {name}</Button>}
      <FormProblem message={problem} />
    </Card>
  );
}
