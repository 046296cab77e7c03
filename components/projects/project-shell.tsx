"use client";

import { useQueryClient } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useParams } from "next/navigation";
import { type ReactNode, useState } from "react";
import { AppShell } from "@/components/layout/app-shell";
import type { ProjectLink, Viewer } from "@/components/layout/navigation";
import { usePaletteCommands } from "@/components/projects/use-palette-commands";
import { usePaletteSearch } from "@/components/projects/use-palette-search";
import { paths } from "@/lib/paths";

// Forms bring their parsers along: they come when somebody opens them.
const NewProjectDialog = dynamic(() =>
  import("@/components/projects/new-project-dialog").then((module) => module.NewProjectDialog),
);

type ProjectShellProps = {
  projects: readonly ProjectLink[];
  user: Viewer;
  children: ReactNode;
};

/** The frame of every page; which project it shows is told by the address. */
export function ProjectShell({ projects, user, children }: ProjectShellProps) {
  const params = useParams<{ project?: string }>();
  const slug = decodeURIComponent(params.project ?? "");
  const project = projects.find((candidate) => candidate.slug === slug) ?? null;
  const [isMakingProject, setIsMakingProject] = useState(false);
  const queryClient = useQueryClient();
  const signOut = async () => {
    const { authClient } = await import("@/lib/auth/auth-client");
    await authClient.signOut();
    queryClient.clear();
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
