import type { ReactNode } from "react";
import { Brand } from "@/components/layout/brand";
import { ThemeSwitch } from "@/components/layout/theme-switch";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col px-4">
      <header className="flex h-14 items-center justify-between">
        <Brand />
        <ThemeSwitch />
      </header>
      <main className="mx-auto w-full max-w-sm flex-1 pt-[10vh] pb-16">{children}</main>
    </div>
  );
}
