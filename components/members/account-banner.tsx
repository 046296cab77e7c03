"use client";

import { X } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

const AccountDialog = dynamic(() =>
  import("@/components/members/account-dialog").then((module) => module.AccountDialog),
);

type AccountBannerProps = { name: string; dismissalCookie: string };

const aWeekSeconds = 7 * 24 * 60 * 60;

/** For a person who came by the printed link; put away, it comes back after a week. */
export function AccountBanner({ name, dismissalCookie }: AccountBannerProps) {
  const [isShown, setIsShown] = useState(true);
  const [isOpen, setIsOpen] = useState(false);
  if (!isShown) return null;
  const dismiss = () => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox ESR and on plain http
    document.cookie = `${dismissalCookie}=1; path=/; max-age=${aWeekSeconds}; samesite=lax`;
    setIsShown(false);
  };
  return (
    <Notice tone="info" className="flex items-center justify-between gap-x-4">
      <span className="min-w-0 flex-1">
        Choose an e-mail and a password to sign in next time; the printed link works once.
      </span>
      <span className="flex shrink-0 items-center gap-1">
        <Button size="small" onClick={() => setIsOpen(true)}>
          Choose
        </Button>
        <Button
          variant="ghost"
          size="icon-small"
          aria-label="Not now"
          className="text-tone-info-ink"
          onClick={dismiss}
        >
          <X aria-hidden />
        </Button>
      </span>
      {isOpen && <AccountDialog name={name} isOpen onOpenChange={setIsOpen} />}
    </Notice>
  );
}
