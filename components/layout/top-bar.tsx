"use client";

import { Menu, Search } from "lucide-react";
import Link from "next/link";
import { Brand } from "@/components/layout/brand";
import { Sidebar, type SidebarProps } from "@/components/layout/sidebar";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { paths } from "@/lib/paths";

type TopBarProps = SidebarProps & {
  isMenuOpen: boolean;
  onMenuOpenChange: (isOpen: boolean) => void;
};

/** The phone's head: the sidebar waits in a sheet. */
export function TopBar({ isMenuOpen, onMenuOpenChange, onFind, ...sidebar }: TopBarProps) {
  return (
    <header className="sticky top-0 z-30 flex h-12 items-center justify-between border-b bg-page px-3 lg:hidden print:hidden">
      <Link
        href={sidebar.project ? paths.project(sidebar.project.slug) : paths.home()}
        className="rounded-sm"
      >
        <Brand />
      </Link>
      <span className="flex">
        <Button variant="ghost" size="icon" aria-label="Find" onClick={onFind}>
          <Search />
        </Button>
        <Sheet
          side="left"
          title="Menu"
          isTitleHidden
          isOpen={isMenuOpen}
          onOpenChange={onMenuOpenChange}
          className="flex flex-col [&>div]:flex-1"
          trigger={
            <Button variant="ghost" size="icon" aria-label="Menu">
              <Menu />
            </Button>
          }
        >
          <Sidebar {...sidebar} onFind={onFind} />
        </Sheet>
      </span>
    </header>
  );
}
