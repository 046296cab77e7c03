import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { ForgottenCard } from "@/components/shares/forgotten-card";
import { Note } from "@/components/shares/note";
import { shownText } from "@/components/shares/preview/shown-text";

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

describe("shownText", () => {
  it("cuts a name of 2,000 characters at a word and says so", () => {
    const text = shownText("name of a run ".repeat(150), 100);
    expect(text.length).toBeLessThanOrEqual(100);
    expect(text).toMatch(/(name|of|a|run)…$/);
  });

  it("keeps nothing that the preview would ask another server to draw", () => {
    expect(shownText("知識 run 🧪 é", 100)).toBe("· run · é");
  });

  it("is never longer than asked for", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.integer({ min: 2, max: 60 }),
        (text, longest) => {
          expect(shownText(text, longest).length).toBeLessThanOrEqual(longest);
        },
      ),
    );
  });
});
