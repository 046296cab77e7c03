import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { UploadSummary } from "@/lib/uploads/schema";
import { UploadLine } from "./upload-line";

const upload: UploadSummary = {
  id: "1",
  run: { id: "run", name: "Run" },
  dataset: null,
  format: "predictions",
  filename: "answers.jsonl",
  sha256: "",
  bytes: 1,
  rows: 1,
  checkpoints: 1,
  outcomes: 2,
  metrics: 0,
  warnings: [],
  createdBy: "Ada",
  createdAt: "2026-01-01T00:00:00.000Z",
  keptBytes: 1,
  whyFinal: null,
  undone: null,
};

const draw = (fields: Partial<UploadSummary>, canWrite = true) =>
  renderToStaticMarkup(
    <table>
      <tbody>
        <UploadLine
          upload={{ ...upload, ...fields }}
          onChoose={canWrite ? () => undefined : null}
          onRestore={() => undefined}
          isBusy={false}
        />
      </tbody>
    </table>,
  );

const undoButton = (html: string) => /<button[^>]*aria-label="Undo answers\.jsonl"/.exec(html)?.[0];

test("an upload says what it holds and can be undone", () => {
  const html = draw({});
  expect(html).toContain("1 checkpoint, 2 outcomes");
  expect(undoButton(html)).not.toContain(' disabled=""');
});

test("one whose file is not kept offers no undo and says why", () => {
  const html = draw({ whyFinal: "its file is no longer kept" });
  expect(undoButton(html)).toContain(' disabled=""');
  expect(undoButton(html)).toContain('title="its file is no longer kept"');
});

test("an undone one is struck through and can be put back while there is time", () => {
  const restorableUntil = new Date(Date.now() + 6.5 * 24 * 60 * 60 * 1000).toISOString();
  const html = draw({ undone: { at: upload.createdAt, by: "Ada", restorableUntil } });
  expect(html).toContain("line-through");
  expect(html).toContain("6 days left");
  expect(html).toContain('aria-label="Put answers.jsonl back"');
});

test("a reader is offered nothing that changes anything", () => {
  expect(draw({}, false)).not.toContain("<button");
});
