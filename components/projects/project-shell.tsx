"use client";

import { useQueryClient } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useParams, usePathname } from "next/navigation";
import { useTheme } from "next-themes";
import { type ReactNode, useState } from "react";
import { AppShell } from "@/components/layout/app-shell";
import type { ProjectLink, SignedIn } from "@/components/layout/navigation";
import type { PaletteGroup } from "@/components/layout/palette-results";
import { usePaletteSearch } from "@/components/projects/use-palette-search";
import { paths } from "@/lib/paths";

type PaletteActions = { makeProject: () => void; signOut: () => void };

/** What can be done from anywhere, beside going somewhere. */
function usePaletteCommands({ makeProject, signOut }: PaletteActions): PaletteGroup[] {
  const { setTheme } = useTheme();
  return [
    {
      title: "Actions",
      commands: [
        { id: "new-project", label: "New project", onSelect: makeProject },
        { id: "theme-light", label: "Light theme", onSelect: () => setTheme("light") },
        { id: "theme-dark", label: "Dark theme", onSelect: () => setTheme("dark") },
        { id: "theme-system", label: "Theme of the system", onSelect: () => setTheme("system") },
        { id: "sign-out", label: "Sign out", onSelect: signOut },
      ],
    },
  ];
}

// Forms bring their parsers along: they come when somebody opens them.
const NewProjectDialog = dynamic(() =>
  import("@/components/projects/new-project-dialog").then((module) => module.NewProjectDialog),
);

type ProjectShellProps = {
  projects: readonly ProjectLink[];
  user: SignedIn;
  /** Of the browser: the project that was looked at last. */
  lastProject: string | null;
  children: ReactNode;
};

/** The project of the address; for the documentation, which belongs to none, the one that was looked at last. */
function useShownProject(last: string | null): string | null {
  const params = useParams<{ project?: string }>();
  const isDocs = usePathname().startsWith(paths.apiDocs());
  const own = params.project === undefined ? null : decodeURIComponent(params.project);
  const [seen, setSeen] = useState(last);
  if (own !== null && own !== seen) setSeen(own);
  return own ?? (isDocs ? seen : null);
}

/** The frame of every page; which project it shows is told by the address. */
export function ProjectShell({ projects, user, lastProject, children }: ProjectShellProps) {
  const slug = useShownProject(lastProject);
  const project = projects.find((candidate) => candidate.slug === slug) ?? null;
  const [isMakingProject, setIsMakingProject] = useState(false);
  const queryClient = useQueryClient();
  const signOut = async () => {
    const { authClient } = await import("@/lib/auth/auth-client");
    // What the page still asks for would be refused; what it keeps is gone with the page.
    await queryClient.cancelQueries();
    await authClient.signOut();
    window.location.assign(paths.signIn());
  };
  const makeProject = () => setIsMakingProject(true);
  return (
    <AppShell
      project={project}
      projects={projects}
      user={user}
      onSignOut={signOut}
      onNewProject={makeProject}
      commands={usePaletteCommands({ makeProject, signOut })}
      search={usePaletteSearch(project?.slug ?? null)}
    >
      {children}
      {isMakingProject && <NewProjectDialog isOpen onOpenChange={setIsMakingProject} />}
    </AppShell>
  );
}
