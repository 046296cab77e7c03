"use client";

import { Command as Primitive } from "cmdk";
import { useRouter } from "next/navigation";
import { Dialog } from "radix-ui";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import {
  nothingCalled,
  type PaletteCommand,
  type PaletteGroup,
  paletteGroups,
} from "./palette-results";
import { useRecent } from "./use-recent";

export type PaletteSearch = (
  query: string,
  signal: AbortSignal,
) => Promise<readonly PaletteCommand[]>;

type CommandPaletteProps = {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  /** Whose recently opened pages are shown; null outside a project. */
  project: string | null;
  groups: readonly PaletteGroup[];
  search?: PaletteSearch | undefined;
};

const searchDelayMs = 120;
const label = "Find a run, a dataset, a report, a link, a page or a command";

type FoundCommands = { query: string; commands: readonly PaletteCommand[] };
const nothingFound: FoundCommands = { query: "", commands: [] };

/** Only the answer to the newest question is shown; a failed search finds nothing. */
function useFound(search: PaletteSearch | undefined, query: string) {
  const [found, setFound] = useState<FoundCommands>(nothingFound);
  const asked = search === undefined ? "" : query.trim();
  useEffect(() => {
    if (!search || asked === "") {
      setFound(nothingFound);
      return;
    }
    const abort = new AbortController();
    const answerWith = (commands: readonly PaletteCommand[]) =>
      !abort.signal.aborted && setFound({ query: asked, commands });
    const timer = setTimeout(() => {
      search(asked, abort.signal).then(answerWith, () => answerWith([]));
    }, searchDelayMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [search, asked]);
  return { found: found.commands, isSearching: found.query !== asked };
}

type GroupProps = PaletteGroup & { onChoose: (command: PaletteCommand) => void };

function Group({ title, commands, onChoose }: GroupProps) {
  return (
    <Primitive.Group
      heading={title}
      className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-caption [&_[cmdk-group-heading]]:text-muted"
    >
      {commands.map((command) => (
        <Primitive.Item
          key={command.id}
          value={command.id}
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

const movingKeys = new Set(["ArrowDown", "ArrowUp", "Home", "End"]);

/** Finds runs, datasets, links, pages and actions; Enter opens the first of them, also one that is still looked for. */
export function CommandPalette(props: CommandPaletteProps) {
  const { isOpen, onOpenChange, project, groups, search } = props;
  const router = useRouter();
  const [query, setQuery] = useState("");
  const [moved, setMoved] = useState<string | null>(null);
  const [opensFirst, setOpensFirst] = useState(false);
  const isMoving = useRef(false);
  const { recent, remember } = useRecent(project ?? "");
  const { found, isSearching } = useFound(search, query);
  const shown = paletteGroups(query, { found, recent, groups });
  const all = shown.flatMap(({ commands }) => commands);
  const current = all.find(({ id }) => id === moved) ?? all[0];
  const choose = (command: PaletteCommand) => {
    onOpenChange(false);
    setQuery("");
    setMoved(null);
    remember(command);
    command.onSelect?.();
    if (command.href) router.push(command.href);
  };
  useEffect(() => {
    if (!opensFirst || isSearching) return;
    setOpensFirst(false);
    if (current !== undefined) choose(current);
  });
  const change = (next: string) => {
    setQuery(next);
    setMoved(null);
    setOpensFirst(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    isMoving.current = movingKeys.has(event.key) || event.ctrlKey;
    if (event.key !== "Enter" || !isSearching || moved !== null) return;
    event.preventDefault();
    setOpensFirst(true);
  };
  return (
    <Dialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-overlay" />
        <Dialog.Content
          aria-describedby={undefined}
          className="pop-in -translate-x-1/2 fixed top-[12vh] left-1/2 z-50 w-[calc(100vw-2rem)] max-w-xl overflow-hidden rounded-xl border bg-raised shadow-pop"
        >
          <Dialog.Title className="sr-only">{label}</Dialog.Title>
          <Primitive
            label={label}
            shouldFilter={false}
            value={current?.id ?? ""}
            onValueChange={(value) => isMoving.current && setMoved(value)}
            onKeyDown={onKeyDown}
            onPointerMove={() => {
              isMoving.current = true;
            }}
          >
            <Primitive.Input
              value={query}
              onValueChange={change}
              placeholder={label}
              className="h-11 w-full border-b bg-transparent px-4 outline-none placeholder:text-muted"
            />
            <Primitive.List className="max-h-[52vh] overflow-y-auto p-1.5">
              {shown.map((group) => (
                <Group key={group.title} {...group} onChoose={choose} />
              ))}
            </Primitive.List>
            {all.length === 0 && (
              <p role="status" className="wrap-anywhere px-4 pt-3 pb-6 text-center text-muted">
                {isSearching ? "Searching…" : nothingCalled(query)}
              </p>
            )}
          </Primitive>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
