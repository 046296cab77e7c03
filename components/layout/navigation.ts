import { paths } from "@/lib/paths";

export type SignedIn = {
  name: string;
  email?: string | null;
  imageUrl?: string | null;
  /** Runs the server. */
  isAdministrator?: boolean;
};
export type ProjectLink = { slug: string; name: string };

export type NavigationItem = {
  id:
    | "runs"
    | "compare"
    | "reports"
    | "datasets"
    | "uploads"
    | "connect"
    | "shares"
    | "alerts"
    | "settings";
  label: string;
  href: string;
  /** The second key after "g". */
  key: string;
};

/** The rooms of a project, in the order of the sidebar. */
export function navigationOf(project: string): readonly NavigationItem[] {
  return [
    { id: "runs", label: "Runs", href: paths.project(project), key: "r" },
    { id: "compare", label: "Compare", href: paths.compare(project), key: "c" },
    { id: "reports", label: "Reports", href: paths.reports(project), key: "p" },
    { id: "datasets", label: "Datasets", href: paths.datasets(project), key: "d" },
    { id: "uploads", label: "Uploads", href: paths.uploads(project), key: "u" },
    { id: "connect", label: "Connect", href: paths.connect(project), key: "t" },
    { id: "shares", label: "Shared links", href: paths.shares(project), key: "l" },
    { id: "alerts", label: "Alerts", href: paths.alerts(project), key: "a" },
    { id: "settings", label: "Settings", href: paths.settings(project), key: "s" },
  ];
}

/** A room is current on its own page and on every page below it. */
export function isCurrent(href: string, pathname: string): boolean {
  return pathname === href || pathname.startsWith(`${href}/`);
}

/** The pages of a project's settings, in the order of their tabs. */
export const settingsSections = [
  { id: undefined, label: "Project" },
  { id: "people", label: "People" },
  { id: "scoring", label: "Scoring and alarm" },
  { id: "mappings", label: "Mappings" },
  { id: "keys", label: "API keys" },
  { id: "audit", label: "Audit trail" },
] as const;
