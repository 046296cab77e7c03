// @vitest-environment jsdom
import { act } from "@testing-library/react";
import { hydrateRoot, type Root } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, expect, it, vi } from "vitest";
import { Drawn } from "@/components/shares/page/drawn";

afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

const page = <Drawn id="one" className="contents" />;

/** The HTML of a page as its server writes it, where there is no document. */
function written(): string {
  vi.stubGlobal("document", undefined);
  try {
    return renderToString(page);
  } finally {
    vi.unstubAllGlobals();
  }
}

it("is written from what was handed over, which is then given up", () => {
  globalThis.onsetDrawn = new Map([["one", "<svg><path d='M0'></path></svg>"]]);
  expect(written()).toContain("<svg><path d='M0'></path></svg>");
  expect(globalThis.onsetDrawn.size).toBe(0);
});

it("fails the page where nothing was handed over, instead of leaving a hole", () => {
  globalThis.onsetDrawn = new Map();
  expect(written).toThrow(/nothing is drawn as one/);
});

it("stays in the browser as it came, also where React draws the page anew", () => {
  globalThis.onsetDrawn = new Map([["one", "<b>drawing</b>"]]);
  document.body.innerHTML = written();
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  let root: Root | undefined;
  act(() => {
    root = hydrateRoot(document.body, page);
  });
  expect(document.body.textContent).toBe("drawing");
  act(() => root?.render(<section>{page}</section>));
  expect(document.body.querySelector("section b")?.textContent).toBe("drawing");
});
