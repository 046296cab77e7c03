import type { ReactNode } from "react";
import { BlockFrame } from "@/components/reports/block-frame";
import {
  type DraftBlock,
  type DraftChart,
  moved,
  withCaption,
  withMode,
  withText,
} from "@/components/reports/draft-model";
import type { DraftState } from "@/components/reports/use-draft";
import { Note } from "@/components/shares/dialog/note";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { Textarea } from "@/components/ui/textarea";

type BlockEditorProps = {
  block: DraftBlock;
  name: string;
  at: number;
  state: DraftState;
  /** The chart as the server drew it; none of one that is not saved yet. */
  picture: ReactNode;
};

const modes = [
  { value: "live", label: "Live" },
  { value: "frozen", label: "Frozen" },
] as const;

type ChartEditorProps = Omit<BlockEditorProps, "block" | "at"> & { block: DraftChart };

function ChartEditor({ block, name, state, picture }: ChartEditorProps) {
  const { key, caption, mode, chart } = block;
  const { draft, setDraft, step } = state;
  return (
    <>
      <div className="flex flex-wrap items-end gap-3">
        <Field
          label={`Title of ${name}`}
          hint={`Without one: ${block.name}`}
          className="min-w-56 flex-1"
        >
          <Input
            value={caption}
            maxLength={500}
            onChange={(event) => setDraft(withCaption(draft, key, event.target.value))}
          />
        </Field>
        <Segmented
          label={`Data of ${name}`}
          value={mode}
          onValueChange={(next) => step(withMode(draft, key, next))}
          options={modes}
        />
      </div>
      {chart === null || !picture ? (
        <p className="text-caption text-muted">
          {block.name}, {mode}: drawn once the report is saved.
        </p>
      ) : (
        picture
      )}
    </>
  );
}

/** One text or chart of a report under change. */
export function BlockEditor({ block, name, at, state, picture }: BlockEditorProps) {
  const { draft, setDraft, step, remove } = state;
  const { key } = block;
  return (
    <BlockFrame
      name={name}
      isFirst={at === 0}
      isLast={at === draft.blocks.length - 1}
      onMove={(by) => step(moved(draft, key, by))}
      onRemove={() => remove(key)}
    >
      {block.kind === "text" ? (
        <>
          <Textarea
            aria-label={name}
            rows={Math.min(24, Math.max(3, block.text.split("\n").length + 1))}
            value={block.text}
            placeholder="Markdown: # heading, **bold**, - list, [link](https://…)"
            onChange={(event) => setDraft(withText(draft, key, event.target.value))}
          />
          {block.text.trim() !== "" && (
            <section className="border-t pt-2" aria-label={`${name} as it is read`}>
              <Note text={block.text} hasHeadings />
            </section>
          )}
        </>
      ) : (
        <ChartEditor block={block} {...{ name, state, picture }} />
      )}
    </BlockFrame>
  );
}
