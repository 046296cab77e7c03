"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { settingsSections } from "@/components/layout/navigation";
import { paths } from "@/lib/paths";

/** On a phone the tabs scroll, and the current one may lie beyond the edge. */
function showTab(tab: HTMLAnchorElement | null): void {
  const list = tab?.closest("ul");
  if (tab && list) list.scrollLeft = tab.offsetLeft - (list.clientWidth - tab.offsetWidth) / 2;
}

export function SettingsNav({ project }: { project: string }) {
  const pathname = usePathname();
  return (
    <nav aria-label="Settings" className="border-b">
      <ul className="flex gap-3 overflow-x-auto sm:gap-5">
        {settingsSections.map(({ id, label }) => {
          const href = paths.settings(project, id);
          return (
            <li key={label}>
              <Link
                ref={pathname === href ? showTab : undefined}
                href={href}
                aria-current={pathname === href ? "page" : undefined}
                className="-mb-px block whitespace-nowrap border-transparent border-b-2 px-0.5 pb-2 text-muted hover:text-ink aria-[current=page]:border-ink aria-[current=page]:font-medium aria-[current=page]:text-ink"
              >
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
