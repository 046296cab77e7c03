"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { ToggleGroup } from "radix-ui";
import { useSyncExternalStore } from "react";

const themes = [
  { value: "system", label: "As the system", Icon: Monitor },
  { value: "light", label: "Light", Icon: Sun },
  { value: "dark", label: "Dark", Icon: Moon },
] as const;

const subscribe = () => () => {};

/** The server cannot know the choice, so nothing is marked until the browser has spoken. */
function useIsInBrowser() {
  return useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
}

export function ThemeSwitch() {
  const { theme, setTheme } = useTheme();
  const isInBrowser = useIsInBrowser();
  return (
    <ToggleGroup.Root
      type="single"
      aria-label="Theme"
      value={isInBrowser ? (theme ?? "system") : ""}
      onValueChange={(value) => value && setTheme(value)}
      className="inline-flex rounded-md border"
    >
      {themes.map(({ value, label, Icon }) => (
        <ToggleGroup.Item
          key={value}
          value={value}
          aria-label={label}
          title={label}
          className="grid h-6.5 w-7 place-items-center rounded-[5px] text-muted hover:text-ink data-[state=on]:bg-hover data-[state=on]:text-ink"
        >
          <Icon aria-hidden className="size-3.5" />
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
