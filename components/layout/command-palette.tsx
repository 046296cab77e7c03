"use client";

import { Command as Primitive } from "cmdk";
import { useRouter } from "next/navigation";
import { Dialog } from "radix-ui";
import { useEffect, useState } from "react";

export type PaletteCommand = {
  id: string;
  label: string;
  hint?: string;
  href?: string;
  onSelect?: () => void;
};
export type PaletteGroup = { title: string; commands: readonly PaletteCommand[] };
export type PaletteSearch = (
  query: string,
  signal: AbortSignal,
) => Promise<readonly PaletteCommand[]>;

type CommandPaletteProps = {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  groups: readonly PaletteGroup[];
  search?: PaletteSearch | undefined;
};

const searchDelayMs = 120;

/** Only the answer to the newest question is shown; a failed search finds nothing. */
function useFound(search: PaletteSearch | undefined, query: string) {
  const [found, setFound] = useState<readonly PaletteCommand[]>([]);
  useEffect(() => {
    if (!search || query.trim() === "") {
      setFound([]);
      return;
    }
    const abort = new AbortController();
    const timer = setTimeout(() => {
      search(query.trim(), abort.signal).then(
        (items) => !abort.signal.aborted && setFound(items),
        () => !abort.signal.aborted && setFound([]),
      );
    }, searchDelayMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [search, query]);
  return found;
}

type GroupProps = PaletteGroup & { onChoose: (command: PaletteCommand) => void; isFound?: boolean };

function Group({ title, commands, onChoose, isFound }: GroupProps) {
  if (commands.length === 0) return null;
  return (
    <Primitive.Group
      heading={title}
      forceMount={isFound}
      className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-caption [&_[cmdk-group-heading]]:text-muted"
    >
      {commands.map((command) => (
        <Primitive.Item
          key={command.id}
          value={`${command.label} ${command.id}`}
          forceMount={isFound}
          onSelect={() => onChoose(command)}
          className="flex items-center justify-between gap-4 rounded-md px-2 py-1.5 data-[selected=true]:bg-hover"
        >
          <span className="min-w-0 truncate">{command.label}</span>
          {command.hint && <span className="shrink-0 text-caption text-muted">{command.hint}</span>}
        </Primitive.Item>
      ))}
    </Primitive.Group>
  );
}

export function CommandPalette({ isOpen, onOpenChange, groups, search }: CommandPaletteProps) {
  const router = useRouter();
  const [query, setQuery] = useState("");
  const found = useFound(search, query);
  const choose = (command: PaletteCommand) => {
    onOpenChange(false);
    setQuery("");
    command.onSelect?.();
    if (command.href) router.push(command.href);
  };
  return (
    <Dialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-overlay" />
        <Dialog.Content
          aria-describedby={undefined}
          className="pop-in -translate-x-1/2 fixed top-[12vh] left-1/2 z-50 w-[calc(100vw-2rem)] max-w-xl overflow-hidden rounded-xl border bg-raised shadow-pop"
        >
          <Dialog.Title className="sr-only">Find a run, a page or a command</Dialog.Title>
          <Primitive label="Find a run, a page or a command">
            <Primitive.Input
              value={query}
              onValueChange={setQuery}
              placeholder="Find a run, a page or a command"
              className="h-11 w-full border-b bg-transparent px-4 outline-none placeholder:text-muted"
            />
            <Primitive.List className="max-h-[52vh] overflow-y-auto p-1.5">
              <Primitive.Empty className="px-2 py-6 text-center text-muted">
                Nothing is called “{query}”.
              </Primitive.Empty>
              <Group title="Found" commands={found} onChoose={choose} isFound />
              {groups.map((group) => (
                <Group key={group.title} {...group} onChoose={choose} />
              ))}
            </Primitive.List>
          </Primitive>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
