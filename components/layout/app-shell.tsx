"use client";

import { Menu, Search } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { Brand } from "@/components/layout/brand";
import {
  CommandPalette,
  type PaletteGroup,
  type PaletteSearch,
} from "@/components/layout/command-palette";
import { KeyboardHelp } from "@/components/layout/keyboard-help";
import { navigationOf, type ProjectLink, type Viewer } from "@/components/layout/navigation";
import { Sidebar } from "@/components/layout/sidebar";
import { SkipLink } from "@/components/layout/skip-link";
import { useShortcuts } from "@/components/layout/use-shortcuts";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { paths } from "@/lib/paths";

type AppShellProps = {
  project: ProjectLink;
  projects: readonly ProjectLink[];
  user: Viewer;
  onSignOut?: () => void;
  commands?: readonly PaletteGroup[];
  search?: PaletteSearch;
  children: ReactNode;
};

function pagesOf({ project, projects }: AppShellProps): readonly PaletteGroup[] {
  return [
    {
      title: "Pages",
      commands: [
        ...navigationOf(project.slug).map((item) => ({
          id: item.id,
          label: item.label,
          href: item.href,
          hint: `g ${item.key}`,
        })),
        { id: "new-upload", label: "Upload files", href: paths.newUpload(project.slug) },
        { id: "api-docs", label: "API documentation", href: paths.apiDocs() },
      ],
    },
    {
      title: "Projects",
      commands: projects
        .filter((other) => other.slug !== project.slug)
        .map((other) => ({
          id: `project-${other.slug}`,
          label: other.name,
          href: paths.project(other.slug),
        })),
    },
  ];
}

export function AppShell(props: AppShellProps) {
  const { project, commands = [], search, children } = props;
  const router = useRouter();
  const [isPaletteOpen, setIsPaletteOpen] = useState(false);
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const [isMenuOpen, setIsMenuOpen] = useState(false);
  useShortcuts({
    onPalette: () => setIsPaletteOpen((isOpen) => !isOpen),
    onHelp: () => setIsHelpOpen(true),
    onGo: (key) => {
      const item = navigationOf(project.slug).find((candidate) => candidate.key === key);
      if (item) router.push(item.href);
    },
  });
  const sidebar = {
    ...props,
    onFind: () => setIsPaletteOpen(true),
    onShowKeys: () => setIsHelpOpen(true),
    onNavigate: () => setIsMenuOpen(false),
  };
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[13.5rem_minmax(0,1fr)]">
      <SkipLink />
      <aside className="sticky top-0 hidden h-dvh border-r p-3 lg:block">
        <Sidebar {...sidebar} />
      </aside>
      <div className="sticky top-0 z-30 flex h-12 items-center justify-between border-b bg-page px-3 lg:hidden">
        <Link href={paths.project(project.slug)} className="rounded-sm">
          <Brand />
        </Link>
        <span className="flex">
          <Button variant="ghost" size="icon" aria-label="Find" onClick={sidebar.onFind}>
            <Search />
          </Button>
          <Sheet
            side="left"
            title="Menu"
            isTitleHidden
            isOpen={isMenuOpen}
            onOpenChange={setIsMenuOpen}
            className="flex flex-col [&>div]:flex-1"
            trigger={
              <Button variant="ghost" size="icon" aria-label="Menu">
                <Menu />
              </Button>
            }
          >
            <Sidebar {...sidebar} />
          </Sheet>
        </span>
      </div>
      <main id="content" tabIndex={-1} className="min-w-0 px-4 py-6 outline-none sm:px-8">
        <div className="mx-auto flex max-w-[86rem] flex-col gap-4">{children}</div>
      </main>
      <CommandPalette
        isOpen={isPaletteOpen}
        onOpenChange={setIsPaletteOpen}
        groups={[...commands, ...pagesOf(props)]}
        search={search}
      />
      <KeyboardHelp isOpen={isHelpOpen} onOpenChange={setIsHelpOpen} />
    </div>
  );
}
