"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import type { PaletteSearch } from "@/components/layout/command-palette";
import {
  navigationOf,
  type ProjectLink,
  type SignedIn,
  settingsSections,
} from "@/components/layout/navigation";
import type { PaletteCommand, PaletteGroup } from "@/components/layout/palette-results";
import { Sidebar } from "@/components/layout/sidebar";
import { TopBar } from "@/components/layout/top-bar";
import { useShortcuts } from "@/components/layout/use-shortcuts";
import { paths } from "@/lib/paths";
// Listens from the first page on, for those that are reached from it.
import "@/components/ui/reading";

const fetchPalette = () => import("@/components/layout/command-palette");
const CommandPalette = dynamic(() => fetchPalette().then((module) => module.CommandPalette));
const KeyboardHelp = dynamic(() =>
  import("@/components/layout/keyboard-help").then((module) => module.KeyboardHelp),
);

function SkipLink() {
  return (
    <a
      href="#content"
      className="sr-only z-50 rounded-md bg-primary px-3 py-1.5 text-primary-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
    >
      Skip to the content
    </a>
  );
}

type AppShellProps = {
  /** Null on pages of no project: one that is missing, or not shared with the viewer. */
  project: ProjectLink | null;
  projects: readonly ProjectLink[];
  user: SignedIn;
  onSignOut?: () => void;
  onNewProject?: () => void;
  commands?: readonly PaletteGroup[];
  search?: PaletteSearch;
  children: ReactNode;
};

function roomsOf(project: ProjectLink): readonly PaletteCommand[] {
  return [
    ...navigationOf(project.slug).map((item) => ({
      id: item.id,
      label: item.label,
      href: item.href,
      hint: `g ${item.key}`,
    })),
    { id: "new-upload", label: "Upload files", href: paths.newUpload(project.slug) },
    ...settingsSections.map(({ id, label }) => ({
      id: `settings-${id ?? "project"}`,
      label,
      hint: "settings",
      href: paths.settings(project.slug, id),
    })),
  ];
}

function pagesOf({ project, projects }: AppShellProps): readonly PaletteGroup[] {
  return [
    {
      title: "Pages",
      commands: [
        ...(project ? roomsOf(project) : []),
        { id: "api-docs", label: "API documentation", href: paths.apiDocs() },
      ],
    },
    {
      title: "Projects",
      commands: projects
        .filter((other) => other.slug !== project?.slug)
        .map((other) => ({
          id: `project-${other.slug}`,
          label: other.name,
          href: paths.project(other.slug),
        })),
    },
  ];
}

/** What was typed into the palette stays when it is closed, so it stays itself. */
function useWasEver(isNow: boolean): boolean {
  const [wasEver, setWasEver] = useState(isNow);
  if (isNow && !wasEver) setWasEver(true);
  return wasEver || isNow;
}

export function AppShell(props: AppShellProps) {
  const { project, commands = [], search, children } = props;
  const router = useRouter();
  const [isPaletteOpen, setIsPaletteOpen] = useState(false);
  const wasPaletteOpen = useWasEver(isPaletteOpen);
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const [isMenuOpen, setIsMenuOpen] = useState(false);
  useShortcuts({
    onControl: () => void fetchPalette().catch(() => undefined),
    onPalette: () => setIsPaletteOpen((isOpen) => !isOpen),
    onHelp: () => setIsHelpOpen(true),
    onGo: (key) => {
      const rooms = project ? navigationOf(project.slug) : [];
      const item = rooms.find((candidate) => candidate.key === key);
      if (item) router.push(item.href);
    },
  });
  const help: PaletteGroup = {
    title: "Help",
    commands: [
      { id: "help", label: "Keyboard help", hint: "?", onSelect: () => setIsHelpOpen(true) },
    ],
  };
  const sidebar = {
    ...props,
    onFind: () => {
      setIsMenuOpen(false);
      setIsPaletteOpen(true);
    },
    onShowKeys: () => {
      setIsMenuOpen(false);
      setIsHelpOpen(true);
    },
    onNavigate: () => setIsMenuOpen(false),
  };
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[13.5rem_minmax(0,1fr)] print:block">
      <SkipLink />
      <aside className="sticky top-0 hidden h-dvh border-r p-3 lg:block print:hidden">
        <Sidebar {...sidebar} />
      </aside>
      <TopBar {...sidebar} isMenuOpen={isMenuOpen} onMenuOpenChange={setIsMenuOpen} />
      <main
        id="content"
        tabIndex={-1}
        className="min-w-0 px-4 py-6 outline-none sm:px-8 print:p-0 print:[&_input]:hidden print:[&_select]:hidden"
      >
        <div className="mx-auto flex max-w-[86rem] flex-col gap-4">{children}</div>
      </main>
      {wasPaletteOpen && (
        <CommandPalette
          isOpen={isPaletteOpen}
          onOpenChange={setIsPaletteOpen}
          project={project?.slug ?? null}
          groups={[...pagesOf(props), ...commands, help]}
          search={search}
        />
      )}
      {isHelpOpen && <KeyboardHelp isOpen onOpenChange={setIsHelpOpen} />}
    </div>
  );
}
