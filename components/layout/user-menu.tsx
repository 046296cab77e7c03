"use client";

import { BookOpen, Keyboard, LogOut, Server, UserRound } from "lucide-react";
import { useRouter } from "next/navigation";
import type { SignedIn } from "@/components/layout/navigation";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
} from "@/components/ui/dropdown-menu";
import { paths } from "@/lib/paths";

type UserMenuProps = {
  user: SignedIn;
  onShowKeys: () => void;
  onSignOut?: (() => void) | undefined;
};

export function UserMenu({ user, onShowKeys, onSignOut }: UserMenuProps) {
  const router = useRouter();
  const initial = (user.name || user.email || "?").slice(0, 1).toUpperCase();
  return (
    <DropdownMenu
      className="w-56"
      trigger={
        <Button variant="ghost" className="min-w-0 flex-1 justify-start px-2 text-ink">
          <span
            aria-hidden
            className="grid size-5 shrink-0 place-items-center rounded-full bg-tone-neutral text-tick text-tone-neutral-ink"
          >
            {initial}
          </span>
          <span className="truncate">{user.name || user.email}</span>
        </Button>
      }
    >
      {user.email && <DropdownMenuLabel className="truncate">{user.email}</DropdownMenuLabel>}
      <DropdownMenuItem onSelect={() => router.push(paths.account())}>
        <UserRound aria-hidden /> Your account
      </DropdownMenuItem>
      {user.isAdministrator && (
        <DropdownMenuItem onSelect={() => router.push(paths.administration())}>
          <Server aria-hidden /> Administration
        </DropdownMenuItem>
      )}
      <DropdownMenuItem onSelect={onShowKeys}>
        <Keyboard aria-hidden /> Keyboard
      </DropdownMenuItem>
      <DropdownMenuItem onSelect={() => router.push(paths.apiDocs())}>
        <BookOpen aria-hidden /> API documentation
      </DropdownMenuItem>
      {onSignOut && (
        <>
          <DropdownMenuSeparator />
          <DropdownMenuItem onSelect={onSignOut}>
            <LogOut aria-hidden /> Sign out
          </DropdownMenuItem>
        </>
      )}
    </DropdownMenu>
  );
}
