import { describe, expect, it } from "vitest";
import {
  differingViewText,
  parseDifferingView,
} from "@/components/comparisons/examples/differing-view";

describe("parseTellingView", () => {
  it("reads what tellingViewText wrote", () => {
    for (const view of [
      { kind: "only", of: "unk075_s1", moment: "last" },
      { kind: "gained", of: "a.b-c", moment: "best" },
      { kind: "lost", of: "unk050_s1", moment: "recommended" },
    ] as const) {
      expect(parseDifferingView(differingViewText(view))).toEqual(view);
    }
  });

  it("takes anything else for nothing opened", () => {
    for (const text of [null, "", "only", "only:", "best:run", "only:run:never", "::"])
      expect(parseDifferingView(text)).toBeNull();
  });
});
