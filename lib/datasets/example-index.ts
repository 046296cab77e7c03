import "server-only";
import { processCache } from "@/lib/db/bounded-cache";
import type { Transaction } from "@/lib/db/client";
import { isOfDataset, type RowKey } from "@/lib/db/row-key";
import { type LabelCategory, labelCategories } from "@/lib/domain/knowledge/knowledge";
import { type HeldDataset, refuseTooManyExamples } from "./mutations";

export type KnownExample = { ordinal: number; split: string; answers: readonly string[] };

type Remembered = { examples: Map<string, KnownExample>; characters: number };

const mostRemembered = 150_000;
const mostCharacters = 16 * 1024 * 1024;
const charactersOfExample = 100;

const kept = processCache<Remembered>("example index", {
  maxWeight: 2 * mostCharacters + mostRemembered * charactersOfExample,
  weigh: ({ examples, characters }) => characters + examples.size * charactersOfExample,
});

/**
 * The examples of a dataset as an upload needs them, looked up by their ids a batch at a time. What was found is
 * remembered up to a size, under the dataset's version, for the uploads that follow; the rest of a larger dataset is
 * looked up again. Memory does not grow with the dataset.
 */
export class ExampleIndex {
  /** Found or added, but not remembered: until the next batch. */
  private passing = new Map<string, KnownExample>();
  /** Added by this file: nobody else's before its transaction is in. */
  private readonly added: Remembered = { examples: new Map(), characters: 0 };
  private readonly sizeBefore: number;

  constructor(
    private readonly tx: Transaction,
    private dataset: RowKey | null,
    private readonly key: string,
    private readonly remembered: Remembered,
    /** Examples, those added here included: the next ordinal. */
    public size: number,
  ) {
    this.sizeBefore = size;
  }

  /** The examples of these ids, in their order, looked up where they are not known; undefined where there is none. */
  async learn(ids: readonly string[]): Promise<(KnownExample | undefined)[]> {
    this.passing = new Map();
    const known = ids.map((id) => this.find(id));
    const missing = new Set(ids.filter((_, at) => known[at] === undefined));
    if (missing.size === 0 || this.dataset === null) return known;
    for (const [id, ordinal, split, answers] of await this.lookUp(this.dataset, [...missing])) {
      const place = ordinal < this.sizeBefore ? this.remembered : null;
      this.keep(place, id, { ordinal, split, answers });
    }
    if (this.sizeBefore > 0) kept.keep(this.key, this.remembered);
    return ids.map((id, at) => known[at] ?? this.find(id));
  }

  /** Of the ids that were learnt last, and of what was added. */
  find(id: string): KnownExample | undefined {
    return this.remembered.examples.get(id) ?? this.added.examples.get(id) ?? this.passing.get(id);
  }

  /** An example that came with a prediction; it must be written before the next batch is learnt. */
  add(id: string, example: { split: string; answers: readonly string[] }): number {
    refuseTooManyExamples(this.size + 1);
    const ordinal = this.size++;
    this.keep(this.added, id, { ordinal, ...example });
    return ordinal;
  }

  /** What was added goes into this dataset, from now on to be found there. */
  storedIn(dataset: RowKey): void {
    this.dataset = dataset;
  }

  private keep(place: Remembered | null, id: string, example: KnownExample): void {
    const isRoom =
      place !== null && place.examples.size < mostRemembered && place.characters < mostCharacters;
    if (!isRoom) {
      this.passing.set(id, example);
      return;
    }
    place.examples.set(id, example);
    place.characters += id.length + example.answers.reduce((sum, { length }) => sum + length, 0);
  }

  private async lookUp(
    dataset: RowKey,
    ids: string[],
  ): Promise<[string, number, string, string[]][]> {
    const rows = await this.tx.$queryRaw<{ found: string | null }[]>`
      SELECT json_agg(json_build_array("exampleId", "ordinal", "split", "answers"))::text AS "found"
      FROM "example" WHERE ${isOfDataset(dataset)} AND "exampleId" = ANY(${ids})`;
    return JSON.parse(rows[0]?.found ?? "[]");
  }
}

/**
 * The index of a dataset as this transaction sees it; of none, of examples to come. What is remembered goes by the
 * version and the transaction that wrote it, so that nothing of one that was rolled back is ever found.
 */
export function openExampleIndex(tx: Transaction, dataset: HeldDataset | null): ExampleIndex {
  const nothing = () => ({ examples: new Map(), characters: 0 });
  if (dataset === null) return new ExampleIndex(tx, null, "", nothing(), 0);
  const { key, nextOrdinal } = dataset;
  return new ExampleIndex(tx, dataset, key, kept.find(key) ?? nothing(), nextOrdinal);
}

export function toCategory(stored: string | null): LabelCategory | null {
  return labelCategories.find((category) => category === stored) ?? null;
}
