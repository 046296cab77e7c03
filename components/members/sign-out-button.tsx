"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { authClient } from "@/lib/auth/auth-client";

type SignOutButtonProps = { next: string; children?: ReactNode; className?: string };

export function SignOutButton({ next, children = "Sign out", className }: SignOutButtonProps) {
  const signOut = async () => {
    await authClient.signOut();
    window.location.assign(next);
  };
  return (
    <Button className={className} onClick={signOut}>
      {children}
    </Button>
  );
}
