import { expect, it } from "vitest";
import type { ShareSummary } from "@/lib/shares/schema";
import { shareName, shareTraits } from "./share-words";

const share: ShareSummary = {
  ...{
    id: "1",
    target: { kind: "run", run: "unk050_s1", shows: "chart" },
    chart: "slices",
    mode: "frozen",
  },
  ...{
    title: "For Friday",
    reportTitle: null,
    note: null,
    creator: "Ada",
    createdAt: "2026-11-24T05:00:00Z",
  },
  ...{ expiresAt: null, state: "active", views: 0, lastViewedAt: null, hasPassword: false },
  ...{ allow: { examples: false, chooser: false, downloads: true, embed: true }, checksum: null },
};

it("tells links to several pictures of one run apart", () => {
  expect(shareName(share)).toBe("For Friday");
  expect(shareTraits(share)).toBe("frozen · unk050_s1 · slices · embed");
  expect(shareTraits({ ...share, chart: "exhibit" })).toBe(
    "frozen · unk050_s1 · main chart · embed",
  );
  const whole = { ...share.target, shows: "whole" } as const;
  expect(shareTraits({ ...share, target: whole, chart: null })).toBe(
    "frozen · unk050_s1 · whole run · embed",
  );
  const told = { ...share.allow, embed: false, chooser: true };
  expect(shareTraits({ ...share, allow: told })).toBe("frozen · unk050_s1 · slices · who chose");
});

it("names a link without a title by what it shows", () => {
  const runs = { kind: "comparison", runs: ["a", "b"], shows: "whole" } as const;
  const untitled = {
    ...share,
    title: null,
    target: { ...runs, runs: [...runs.runs] },
    chart: null,
  };
  expect(shareName(untitled)).toBe("Comparison of a, b");
  expect(shareTraits(untitled)).toBe("frozen · whole comparison · embed");
  const curves = { ...untitled, target: { ...untitled.target, shows: "chart" as const } };
  expect(shareTraits(curves)).toBe("frozen · curves · embed");
});
