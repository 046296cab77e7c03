import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { exportSvg } from "@/components/exports/export-svg";
import { pictureExport } from "@/components/exports/picture-export";
import { PictureTable } from "@/components/exports/picture-table";
import { cardPicture, cardWords } from "@/components/runs/dynamics/describe-card";
import { Note } from "@/components/shares/dialog/note";
import { ForgottenCard } from "@/components/shares/page/forgotten-card";
import { drawableWords } from "@/components/shares/preview/drawable-words";
import type { ShownCard } from "@/lib/runs/dynamics/dynamics-model";

const elements = (html: string) => [...html.matchAll(/<([a-z0-9]+)/g)].map(([, name]) => name);

describe("Note", () => {
  it("reads Markdown", () => {
    const html = renderToStaticMarkup(<Note text={"**bold** and [a link](https://example.org)"} />);
    expect(html).toContain("<strong>bold</strong>");
    expect(html).toContain('href="https://example.org"');
    expect(html).toContain('rel="noopener noreferrer nofollow ugc"');
  });

  it.each([
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![picture](https://tracker.example.org/x.png)",
    "<iframe src=https://example.org></iframe>",
    "<style>body{display:none}</style>",
    "<a href=x onclick=alert(1)>x</a>",
  ])("makes no element of %s", (text) => {
    const html = renderToStaticMarkup(<Note text={text} />);
    expect(elements(html).filter((name) => name !== "div" && name !== "p")).toEqual([]);
    expect(html).not.toMatch(/onerror|onclick|tracker/);
  });

  it.each(["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x"])(
    "leads nowhere by %s",
    (address) => {
      const html = renderToStaticMarkup(<Note text={`[press](${address})`} />);
      expect(html).not.toMatch(/javascript:|data:|vbscript:/i);
    },
  );

  it("never lets through an element that it does not know, whatever is written", () => {
    const known = ["div", "p", "a", "em", "strong", "code", "pre", "ul", "ol", "li"];
    const parts = fc.constantFrom(
      "<",
      ">",
      "script",
      "img",
      " onerror=x",
      "*",
      "`",
      "[x](",
      ")",
      "\n",
      "&lt;",
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 30 }), (pieces) => {
        const html = renderToStaticMarkup(<Note text={pieces.join("")} />);
        const strange = elements(html).filter(
          (name) => ![...known, "blockquote", "hr", "br"].includes(name ?? ""),
        );
        expect(strange).toEqual([]);
      }),
    );
  });
});

describe("ForgottenCard", () => {
  it("shows a prediction that is a script as the text it is", () => {
    const hostile = "</p><script>alert(1)</script>";
    const example = { rank: 1, question: hostile, answers: [hostile], outcomes: "+-" };
    const html = renderToStaticMarkup(
      <ForgottenCard examples={[{ ...example, lastPrediction: hostile }]} />,
    );
    expect(html).not.toContain("<script");
    expect(html.split("&lt;script&gt;")).toHaveLength(4);
  });
});

describe("a card of slices", () => {
  const hostile = `</td><script>alert(1)</script>${"W".repeat(900)}`;
  const shown: ShownCard = {
    ...{ split: "dev", population: "Known", reason: null, n: 5 },
    card: {
      ...{ chart: "slices", by: "</h2><img src=x onerror=a>", order: "change" },
      ...{ best: { step: 1, epoch: 1 }, last: { step: 2, epoch: 2 }, of: 1, differing: 0 },
      slices: [
        {
          ...{ value: hostile, n: 5, best: 1, last: 0, adjustedPValue: 0.2, unknownShare: null },
          ...{ drop: { points: 100, low: 50, high: 100 }, whollyUnknown: false },
        },
      ],
    },
  };

  it("shows a value that is a script as the text it is, on the page and in a file", () => {
    const picture = cardPicture(shown);
    const table = picture.kind === "table" ? picture.table : { columns: [], rows: [] };
    const provenance = { source: hostile, date: "2026-11-24", n: "5", method: "" };
    const page = renderToStaticMarkup(<PictureTable label={picture.title} table={table} />);
    for (const drawn of [page, exportSvg(pictureExport(picture, provenance))]) {
      expect(drawn).toContain("&lt;script&gt;");
      expect(drawn).not.toMatch(/<script|<img/);
    }
  });

  it("says its name in a sentence only as long as a sentence may be", () => {
    const [first = []] = cardWords(shown).main;
    expect(first.map(({ text }) => text).join("").length).toBeLessThan(250);
  });
});

describe("drawableWords", () => {
  it("cuts a name of 2,000 characters at a word and says so", () => {
    const text = drawableWords("name of a run ".repeat(150), 100);
    expect(text.length).toBeLessThanOrEqual(100);
    expect(text).toMatch(/(name|of|a|run)…$/);
  });

  it("keeps nothing that the preview would ask another server to draw", () => {
    expect(drawableWords("知識 run 🧪 é", 100)).toBe("· run · é");
  });

  it("is never longer than asked for", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.integer({ min: 2, max: 60 }),
        (text, longest) => {
          expect(drawableWords(text, longest).length).toBeLessThanOrEqual(longest);
        },
      ),
    );
  });
});
