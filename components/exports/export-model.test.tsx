import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SeenPlot } from "@/components/charts/picture-model";
import { csvOf } from "./csv-lines";
import { exportSvg } from "./export-svg";
import { pictureExport } from "./picture-export";
import { footerLines } from "./provenance";
import { csvFile, fileNameOf, pictureName } from "./save-file";
import { wrapLines } from "./wrap-lines";

const provenance = {
  source: "Onset, project Demo",
  date: "2026-11-24T05:00:00.000Z",
  n: "800 dev examples",
  method: "Wilson intervals",
  checksum: "ab12",
};

function picture(title: string, label = "Dev Known"): SeenPlot {
  return {
    title,
    howToRead: "Below: known facts",
    panels: [{ id: "dev", unit: "ratio", domain: "fit", height: 160 }],
    series: [
      {
        id: "dev",
        label,
        color: "dev",
        panel: "dev",
        points: [
          { x: 0, y: 0.5, label: "Epoch 0", low: 0.4, high: 0.6, numerator: 400, total: 800 },
          { x: 1, y: 0.75, label: "Epoch 1", low: 0.7, high: 0.8, numerator: 600, total: 800 },
        ],
      },
    ],
    marks: [{ id: "best", kind: "best", x: 1, label: "best checkpoint, epoch 1" }],
    xAxis: { label: "epoch", unit: "number" },
  };
}

const drawSvg = (one: SeenPlot) => exportSvg(pictureExport(one, provenance));
const pictureCsv = (one: SeenPlot) => csvOf(pictureExport(one, provenance));

describe("a picture as SVG", () => {
  it("has title, source, date, n, method and checksum", () => {
    const svg = drawSvg(picture("Half new facts"));
    for (const text of ["Half new facts", "project Demo", "2026-11-24", "800 dev examples", "ab12"])
      expect(svg).toContain(text);
  });

  it("draws a picture a line where the page does, each under its name", () => {
    const one = picture("t", "Unknown half");
    const [line] = one.series;
    const series = line ? [line, { ...line, id: "all", label: "Unknown all" }] : [];
    const multiples = { baseline: "dev", x: [0, 1], y: [0, 1], height: 120 } as const;
    const svg = drawSvg({ ...one, panels: [], marks: [], series, multiples });
    for (const name of ["Unknown half", "Unknown all"]) expect(svg).toContain(`>${name}</text>`);
    expect(svg.match(/<clipPath/g)).toHaveLength(2);
    const hidden = drawSvg({ ...one, panels: [], marks: [], series, multiples, hidden: ["all"] });
    expect(hidden).not.toContain("Unknown all");
  });

  it("needs no style sheet and fetches nothing", () => {
    const svg = drawSvg(picture("t"));
    expect(svg).not.toMatch(/var\(|color-mix|href=|url\(http|<style|<script/);
  });

  it("writes hostile names as text", () => {
    const svg = drawSvg(picture("</title><script>alert(1)</script>", '"><img src=x onerror=a>'));
    expect(svg).not.toContain("<script");
    expect(svg).not.toContain("<img");
  });

  it("cuts a title of 2,000 characters after three lines", () => {
    const svg = drawSvg(picture("W".repeat(2000)));
    const lines = [...svg.matchAll(/<tspan[^>]*>(W+…?)</g)].map(([, line]) => line ?? "");
    expect(lines).toHaveLength(3);
    expect(lines[2]).toMatch(/…$/);
  });
});

describe("a picture as CSV", () => {
  it("has one line a point and says where it comes from", () => {
    const lines = pictureCsv(picture("Title")).trim().split("\n");
    expect(lines[1]).toBe('"Dev Known","Epoch 0",0,400,800,0.5,0.4,0.6');
    expect(lines.slice(3)).toEqual([
      "# Title",
      ...footerLines(provenance).map((line) => `# ${line}`),
    ]);
  });

  it("leaves out what is hidden or outside the zoom", () => {
    const hidden = pictureCsv({ ...picture("t"), hidden: ["dev"] });
    const zoomed = pictureCsv({ ...picture("t"), zoom: [0.5, 2] });
    expect(hidden).not.toContain("Epoch");
    expect(zoomed).not.toContain("Epoch 0");
    expect(zoomed).toContain("Epoch 1");
  });

  it("marks a name that a spreadsheet would run", () => {
    expect(pictureCsv(picture("t", "=HYPERLINK(1)"))).toContain(`"'=HYPERLINK(1)"`);
  });
});

describe("fileNameOf", () => {
  it("keeps letters, digits, dots and hyphens", () => {
    expect(fileNameOf("Half new facts, |D| = 1,200")).toBe("Half-new-facts-D-1-200");
  });

  it("never names a path, a hidden file or nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (title) => {
        expect(fileNameOf(title)).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,79}$/);
      }),
    );
  });
});

describe("a file to take away", () => {
  it("bears the name of its run", () => {
    const title = "Dev accuracy over fine-tuning";
    const names = ["Onset, project demo, unk050_s1", "Onset, project demo, a · b"].map((source) =>
      pictureName({ title, source }),
    );
    expect(names).toEqual([
      "demo-unk050_s1-Dev-accuracy-over-fine-tuning",
      "demo-a-b-Dev-accuracy-over-fine-tuning",
    ]);
  });

  it("is read by a spreadsheet with its letters", async () => {
    const bytes = new Uint8Array(await csvFile("a · b\r\n").arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });
});

describe("wrapLines", () => {
  it("keeps every word where there is room", () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(words, (list) => {
        const lines = wrapLines(list.join(" "), { width: 300, size: 12, lines: 100 });
        expect(lines.join(" ")).toBe(list.join(" "));
      }),
    );
  });

  it("never gives more lines than it may", () => {
    expect(wrapLines("a ".repeat(5000), { width: 100, size: 12, lines: 2 })).toHaveLength(2);
  });
});
