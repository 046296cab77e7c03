"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { authProblem } from "@/components/members/auth-problem";
import { PasswordQuestion } from "@/components/members/password-question";
import type { Started } from "@/components/members/two-factor-setup";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { authClient } from "@/lib/auth/auth-client";

// The drawing of the code comes when somebody asks for one.
const TwoFactorSetup = dynamic(() =>
  import("@/components/members/two-factor-setup").then((module) => module.TwoFactorSetup),
);

/** Asks for the password, then shows the code for the app and the recovery codes. */
export function TwoFactorCard({ isOn }: { isOn: boolean }) {
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const [started, setStarted] = useState<Started | null>(null);
  const close = (isNowOpen: boolean) => {
    setIsOpen(isNowOpen);
    if (!isNowOpen) setStarted(null);
  };
  const start = async (password: string) => {
    const { data, error } = await authClient.twoFactor.enable({ password });
    if (error) return authProblem(error);
    if (data.method === "totp") setStarted({ uri: data.totpURI, codes: data.backupCodes });
    return undefined;
  };
  const stop = async (password: string) => {
    const { error } = await authClient.twoFactor.disable({ password });
    if (error) return authProblem(error);
    close(false);
    toast.success("The second step is off.");
    router.refresh();
    return undefined;
  };
  const done = () => {
    close(false);
    toast.success("From now on a sign-in asks for a code of your app.");
    router.refresh();
  };
  return (
    <Card
      title="Second step at sign-in"
      howToRead={
        isOn
          ? "On: after your password, a sign-in asks for a code of your authenticator app."
          : "Off. With it, your password alone signs nobody in: a code of an app on your phone is asked for, too."
      }
    >
      <Dialog
        title={isOn ? "Turn the second step off?" : "Set up the second step"}
        isOpen={isOpen}
        onOpenChange={close}
        trigger={
          <Button variant={isOn ? "danger" : "secondary"}>{isOn ? "Turn off…" : "Set up…"}</Button>
        }
      >
        {started === null ? (
          <PasswordQuestion verb={isOn ? "Turn off" : "Go on"} onPassword={isOn ? stop : start} />
        ) : (
          <TwoFactorSetup started={started} onDone={done} />
        )}
      </Dialog>
    </Card>
  );
}
