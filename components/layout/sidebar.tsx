"use client";

import { Search } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Brand } from "@/components/layout/brand";
import {
  isCurrent,
  navigationOf,
  type ProjectLink,
  type SignedIn,
} from "@/components/layout/navigation";
import { ProjectSwitcher } from "@/components/layout/project-switcher";
import { ThemeSwitch } from "@/components/layout/theme-switch";
import { UserMenu } from "@/components/layout/user-menu";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { paths } from "@/lib/paths";

type NavListProps = { project: string; onNavigate?: () => void };

function NavList({ project, onNavigate }: NavListProps) {
  const pathname = usePathname();
  return (
    <nav aria-label="Project">
      <ul className="flex flex-col gap-px">
        {navigationOf(project).map((item) => (
          <li key={item.id}>
            <Link
              href={item.href}
              onClick={onNavigate}
              aria-current={isCurrent(item.href, pathname) ? "page" : undefined}
              className="block rounded-md border border-transparent px-2.5 py-[5px] text-muted hover:text-ink aria-[current=page]:border-line aria-[current=page]:bg-card aria-[current=page]:text-ink"
            >
              {item.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export type SidebarProps = {
  project: ProjectLink | null;
  projects: readonly ProjectLink[];
  user: SignedIn;
  onSignOut?: (() => void) | undefined;
  onNewProject?: (() => void) | undefined;
  onFind: () => void;
  onShowKeys: () => void;
  onNavigate: () => void;
};

export function Sidebar(props: SidebarProps) {
  const { project, projects, user, onSignOut, onNewProject, onFind, onShowKeys, onNavigate } =
    props;
  return (
    <div className="flex h-full flex-col gap-3">
      <Link
        href={project ? paths.project(project.slug) : paths.home()}
        onClick={onNavigate}
        className="rounded-sm px-1 py-1.5"
      >
        <Brand />
      </Link>
      <ProjectSwitcher projects={projects} current={project} onNewProject={onNewProject} />
      {project && <NavList project={project.slug} onNavigate={onNavigate} />}
      <div className="mt-auto flex flex-col gap-2">
        <Button variant="ghost" className="justify-between px-2.5" onClick={onFind}>
          <span className="inline-flex items-center gap-2">
            <Search aria-hidden /> Find
          </span>
          <Kbd>Ctrl K</Kbd>
        </Button>
        <div className="flex items-center justify-between gap-1">
          <UserMenu user={user} onShowKeys={onShowKeys} onSignOut={onSignOut} />
          <ThemeSwitch />
        </div>
      </div>
    </div>
  );
}
