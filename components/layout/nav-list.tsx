"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { isCurrent, navigationOf } from "@/components/layout/navigation";

type NavListProps = { project: string; onNavigate?: () => void };

export function NavList({ project, onNavigate }: NavListProps) {
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
