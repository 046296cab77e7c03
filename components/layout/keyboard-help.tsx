"use client";

import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";

export type KeyboardHint = { keys: readonly string[]; text: string };

const groups: readonly { title: string; hints: readonly KeyboardHint[] }[] = [
  {
    title: "Everywhere",
    hints: [
      { keys: ["Ctrl/⌘", "K"], text: "Find a run, a page or a command" },
      { keys: ["?"], text: "This help" },
      { keys: ["g", "r"], text: "Go to runs" },
      { keys: ["g", "c"], text: "Go to compare" },
      { keys: ["g", "d"], text: "Go to datasets" },
      { keys: ["g", "u"], text: "Go to uploads" },
      { keys: ["g", "l"], text: "Go to shared links" },
      { keys: ["g", "s"], text: "Go to settings" },
    ],
  },
  {
    title: "In the list of runs",
    hints: [
      { keys: ["j", "k"], text: "Next or previous run; arrow keys do the same" },
      { keys: ["x"], text: "Select the run or deselect it; the space bar does too" },
      { keys: ["Shift", "↓"], text: "Choose as you walk; a click with Shift chooses all between" },
      { keys: ["Enter"], text: "Open the run" },
      { keys: ["Esc"], text: "Choose none" },
    ],
  },
  {
    title: "On a chart",
    hints: [
      { keys: ["←", "→"], text: "Read the checkpoint before or after" },
      { keys: ["Home", "End"], text: "First or last checkpoint" },
      { keys: ["Shift", "←", "→"], text: "Select a range to zoom into" },
      { keys: ["Enter"], text: "Zoom into the selected range" },
      { keys: ["Esc"], text: "Put the cursor away, or show everything again" },
    ],
  },
];

type KeyboardHelpProps = { isOpen: boolean; onOpenChange: (isOpen: boolean) => void };

export function KeyboardHelp({ isOpen, onOpenChange }: KeyboardHelpProps) {
  return (
    <Dialog title="Keyboard" isOpen={isOpen} onOpenChange={onOpenChange}>
      {groups.map((group) => (
        <section key={group.title} className="mb-4 last:mb-0">
          <h3 className="mb-1 text-caption text-muted">{group.title}</h3>
          <ul>
            {group.hints.map((hint) => (
              <li
                key={hint.text}
                className="flex items-center justify-between gap-4 border-t py-1.5"
              >
                <span>{hint.text}</span>
                <span className="flex gap-1">
                  {hint.keys.map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Dialog>
  );
}
