import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { ReportBlocks } from "@/components/shares/page/report-blocks";
import type { SharedReport } from "@/lib/shares/shared-view";
import { chartCountWords, chartTitle, firstChart, linkText } from "./report-words";

const gone = {
  kind: "chart" as const,
  name: "unk050_s1",
  caption: "",
  mode: "live" as const,
  checksum: null,
  content: null,
};
const report = (...blocks: SharedReport["blocks"]): SharedReport => ({
  ...{ kind: "report", methodVersion: 1, asOf: "2026-11-28T14:20:00Z", blocks },
});
const text = (words: string) => ({ kind: "text" as const, text: words });

describe("a report", () => {
  it("is told in a preview by its words, without the signs of Markdown", () => {
    const written = "# Leave them out\n\n- **All** seven [end](https://example.org) below `best`";
    expect(linkText(report(text(written)))).toBe("Leave them out All seven end below best");
  });

  it("has no picture where it has no chart that can be drawn", () => {
    expect(firstChart(report(text("Words"), gone))).toBeNull();
  });

  it("says how many charts it has, and which of them stay as they are", () => {
    const frozen = { ...gone, mode: "frozen" as const };
    expect(chartCountWords(report(text("Words")))).toBe("no chart");
    expect(chartCountWords(report(gone))).toBe("1 chart, live");
    expect(chartCountWords(report(frozen, frozen))).toBe("2 charts, frozen");
    expect(chartCountWords(report(frozen, gone))).toBe("2 charts, 1 of them frozen");
  });

  it("calls a chart by its title, or by what it shows", () => {
    expect(chartTitle({ caption: " ", name: "unk050_s1" })).toBe("unk050_s1");
    expect(chartTitle({ caption: "Half new", name: "unk050_s1" })).toBe("Half new");
  });

  it("says in the place of a chart whose run was deleted why there is none and what brings it back", () => {
    const allow = { downloads: true, embed: false };
    const html = renderToStaticMarkup(
      <ReportBlocks view={{ content: report(gone), project: "Demo", allow }} />,
    );
    expect(html).toContain("unk050_s1");
    expect(html).toContain("was deleted. It is drawn again once the run is restored");
  });

  it("runs no script of its text, its titles or its runs' names", () => {
    const hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>";
    const content = report(
      text(`# ${hostile}\n\n${hostile} [x](javascript:alert(1))`),
      ...[
        { ...gone, caption: hostile },
        { ...gone, name: hostile },
      ],
    );
    const allow = { downloads: true, embed: false };
    const html = renderToStaticMarkup(<ReportBlocks view={{ content, project: "x", allow }} />);
    expect(html).not.toMatch(/<script|<img|javascript:/);
    expect(html.match(/&lt;script&gt;/g)).toHaveLength(2);
  });

  it("puts charts that follow one another side by side, and text between them in the way", () => {
    const allow = { downloads: true, embed: false };
    const content = report(text("one"), gone, gone, text("two"), gone);
    const html = renderToStaticMarkup(<ReportBlocks view={{ content, project: "x", allow }} />);
    const rows = html.split('class="grid ').slice(1);
    expect(rows.map((row) => row.match(/<section/g)?.length ?? 0)).toEqual([0, 2, 0, 1]);
  });

  it("has headings below the title of its page", () => {
    const allow = { downloads: true, embed: false };
    const content = report(text("# One\n\n## Two"));
    const html = renderToStaticMarkup(<ReportBlocks view={{ content, project: "x", allow }} />);
    expect(html).toMatch(/<h2[^>]*>One<\/h2>[\s\S]*<h3[^>]*>Two<\/h3>/);
  });
});
