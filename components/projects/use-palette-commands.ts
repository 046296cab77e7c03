import { useTheme } from "next-themes";
import type { PaletteGroup } from "@/components/layout/palette-results";

type PaletteActions = { makeProject: () => void; signOut: () => void };

/** What can be done from anywhere, beside going somewhere. */
export function usePaletteCommands({ makeProject, signOut }: PaletteActions): PaletteGroup[] {
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
