import path from "node:path";
import { describe, expect, test } from "vitest";
import type { Mapping } from "@/lib/domain/mapping/mapping";
import { hasSamples, sampleFile, sampleNames } from "@/lib/testing/sample-file";
import { detectContainer, openWhole } from "./containers";
import { detectFormat } from "./detect";
import { findFormat } from "./list";
import { mlflowFacts, mlflowFile } from "./mlflow-path";
import { chunksOf, readAll } from "./read-all";

/** What is recognised and not read, as MANIFEST says of it: no results, or a summary. */
const refused: Readonly<Record<string, string>> = {
  "closed-book-qa/fumiya2001__culminating_project/experiment_data/probe_summary.json":
    "knowledge-summary",
  "closed-book-qa/princeton-nlp__EntityQuestions/relation_query_templates.json":
    "relation-templates",
  "hf-trainer-state/O5-7__chat_glm2_in4_LIL_prefix/all_results.json": "run-summary",
};

const files = sampleNames();

async function textOf(bytes: Uint8Array): Promise<{ bytes: Uint8Array; nothing: string | null }> {
  const container = detectContainer(bytes);
  if (container === null) return { bytes, nothing: null };
  const { text, nothing } = await openWhole(container, bytes);
  return { bytes: new TextEncoder().encode(text), nothing };
}

describe.skipIf(!hasSamples)("every real file", () => {
  test("is there to be read", () => {
    expect(files.length).toBeGreaterThan(80);
  });

  test.each(files)(
    "%s is read without a mistake, or refused as its manifest says",
    async (file) => {
      const { bytes, nothing } = await textOf(sampleFile(file));
      const filename = path.basename(file);
      const found = detectFormat(bytes, filename, file);
      if (nothing !== null) {
        expect(nothing).toContain("nothing was logged in it");
        return;
      }
      const place = mlflowFile(file);
      if (place !== null && place.kind !== "metric") {
        expect(mlflowFacts(file, new TextDecoder().decode(bytes))).not.toBeNull();
        return;
      }
      expect([file, found?.isSupported === true ? null : (found?.id ?? "unknown")]).toEqual([
        ...[file, refused[file] ?? null],
      ]);
      const format = findFormat(found?.id ?? "");
      if (format === null) return;
      const read = (mapping: Mapping | null) =>
        readAll<object>(format, chunksOf(bytes, 65_536), { filename, path: file, mapping });
      const first = await read(null);
      // Of many files nothing says the checkpoint: that is asked, and is no mistake once it is said.
      const isAsked = first.issues.some(({ column }) => column === "step");
      const { records, issues } = isAsked ? await read({ constants: { step: 0 } }) : first;
      expect(issues).toEqual([]);
      expect(records.length).toBeGreaterThan(0);
    },
  );
});
