import type { NewChart, ReportDetail, SentBlockFields } from "@/lib/reports/schema";

export type DraftText = { key: string; kind: "text"; text: string };
export type DraftChart = Omit<NewChart, "kind"> & {
  key: string;
  kind: "chart";
  /** Its id in the report; null of one that is not saved yet. */
  chart: string | null;
  name: string;
};
export type DraftBlock = DraftText | DraftChart;
export type Draft = { title: string; blocks: readonly DraftBlock[] };
/** A block before it has its place. */
export type Unplaced = Omit<DraftText, "key"> | Omit<DraftChart, "key">;

/** A report as it is changed on its page. A chart that it has is named by its id, which is also its key. */
export function draftOf({ title, blocks }: Pick<ReportDetail, "title" | "blocks">): Draft {
  return {
    title,
    blocks: blocks.map((block, at) => {
      if (block.kind === "text") return { ...block, key: `text ${at}` };
      const { chart, caption, name, target, view, mode } = block;
      return { key: chart, kind: "chart", chart, caption, name, target, view, mode };
    }),
  };
}

/** What is sent of a draft: a text that holds nothing is left out. */
export function sentOf({ title, blocks }: Draft): { title: string; blocks: SentBlockFields[] } {
  return {
    title,
    blocks: blocks.flatMap((block): SentBlockFields[] => {
      if (block.kind === "text")
        return block.text.trim() === "" ? [] : [{ kind: "text", text: block.text }];
      const { chart, caption, target, view, mode } = block;
      if (chart !== null) return [{ kind: "chart", chart, caption }];
      return [{ kind: "new-chart", target, view, mode, caption }];
    }),
  };
}

export function isChanged(draft: Draft, saved: Draft): boolean {
  return JSON.stringify(sentOf(draft)) !== JSON.stringify(sentOf(saved));
}

/** The block one place further up (-1) or down (1); as it was where there is no such place. */
export function moved(draft: Draft, key: string, by: -1 | 1): Draft {
  const from = draft.blocks.findIndex((block) => block.key === key);
  const to = from + by;
  const block = draft.blocks[from];
  if (block === undefined || to < 0 || to >= draft.blocks.length) return draft;
  return { ...draft, blocks: draft.blocks.toSpliced(from, 1).toSpliced(to, 0, block) };
}

export function removed(draft: Draft, key: string): Draft {
  return { ...draft, blocks: draft.blocks.filter((block) => block.key !== key) };
}

export function added(draft: Draft, block: DraftBlock): Draft {
  return { ...draft, blocks: [...draft.blocks, block] };
}

export function withText(draft: Draft, key: string, text: string): Draft {
  return changed(draft, key, (block) => (block.kind === "text" ? { ...block, text } : block));
}

export function withCaption(draft: Draft, key: string, caption: string): Draft {
  return changed(draft, key, (block) => (block.kind === "chart" ? { ...block, caption } : block));
}

/** Live or frozen: a chart never changes, so another mode is a new chart of the same view. */
export function withMode(draft: Draft, key: string, mode: NewChart["mode"]): Draft {
  return changed(draft, key, (block) =>
    block.kind === "chart" && block.mode !== mode ? { ...block, mode, chart: null } : block,
  );
}

function changed(draft: Draft, key: string, change: (block: DraftBlock) => DraftBlock): Draft {
  const blocks = draft.blocks.map((block) => (block.key === key ? change(block) : block));
  return { ...draft, blocks };
}
