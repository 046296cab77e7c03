"use client";

import { Check, ChevronsUpDown, Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import type { ProjectLink } from "@/components/layout/navigation";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
} from "@/components/ui/dropdown-menu";
import { paths } from "@/lib/paths";

type ProjectSwitcherProps = {
  projects: readonly ProjectLink[];
  current: ProjectLink | null;
  onNewProject?: (() => void) | undefined;
};

export function ProjectSwitcher({ projects, current, onNewProject }: ProjectSwitcherProps) {
  const router = useRouter();
  return (
    <DropdownMenu
      className="w-56"
      trigger={
        <Button
          variant="ghost"
          className="w-full justify-between px-2.5 text-ink"
          aria-label={current ? `Project ${current.name}, change` : "Choose a project"}
        >
          <span className="truncate">{current?.name ?? "Choose a project"}</span>
          <ChevronsUpDown aria-hidden className="text-muted" />
        </Button>
      }
    >
      <DropdownMenuLabel>Projects</DropdownMenuLabel>
      {projects.map((project) => (
        <DropdownMenuItem
          key={project.slug}
          onSelect={() => router.push(paths.project(project.slug))}
        >
          <span className="flex-1 truncate">{project.name}</span>
          {project.slug === current?.slug && <Check aria-label="current" />}
        </DropdownMenuItem>
      ))}
      {onNewProject && (
        <>
          <DropdownMenuSeparator />
          <DropdownMenuItem onSelect={onNewProject}>
            <Plus aria-hidden /> New project
          </DropdownMenuItem>
        </>
      )}
    </DropdownMenu>
  );
}
