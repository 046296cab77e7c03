"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { useId } from "react";
import { SegmentButton } from "@/components/ui/segment-button";
import { useIsInBrowser } from "@/components/ui/use-is-in-browser";

const themes = [
  { value: "system", label: "As the system", Icon: Monitor },
  { value: "light", label: "Light", Icon: Sun },
  { value: "dark", label: "Dark", Icon: Moon },
] as const;

export function ThemeSwitch() {
  const group = useId();
  const { theme, setTheme } = useTheme();
  // The server cannot know the choice, so nothing is marked until the browser has spoken.
  const isInBrowser = useIsInBrowser();
  return (
    <div role="radiogroup" aria-label="Theme" className="inline-flex rounded-md border">
      {themes.map(({ value, label, Icon }) => (
        <SegmentButton
          key={value}
          group={group}
          isChosen={isInBrowser && value === (theme ?? "system")}
          onChoose={() => setTheme(value)}
          label={label}
          className="h-6.5 w-7 rounded-[5px] text-muted hover:text-ink has-checked:bg-hover has-checked:text-ink"
        >
          <Icon aria-hidden className="size-3.5" />
        </SegmentButton>
      ))}
    </div>
  );
}
