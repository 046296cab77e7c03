import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { StaticExhibit } from "@/components/charts/static-exhibit";
import { SharedFigures } from "@/components/shares/page/shared-figures";
import { pictureOf } from "@/components/shares/picture-of";
import { sharedProvenance } from "@/components/shares/shared-provenance";
import { sharedContent } from "@/lib/shares/shared-view";

/** As links were frozen before `layout`, `isReference`, `checkpoints` and `isLogged` were told. */
const about = { methodVersion: 1, asOf: "2026-11-24T00:00:00.000Z", split: "dev" } as const;
const frame = { ...about, population: "Known", rate: "accuracy", x: "epoch", zoom: null } as const;
const figure = (step: number, accuracy: number) => {
  return { step, epoch: step, correct: null, total: 200, accuracy, low: null, high: null };
};
const logged = (epoch: number, value: number) => ({
  ...{ x: epoch, step: epoch, epoch, numerator: null, total: 200 },
  ...{ value, low: null, high: null, isEstimated: true },
});
const run = {
  ...{ kind: "run", ...frame, chart: "exhibit", isRunning: false, metric: null, drop: null },
  curves: [
    { id: "dev", split: "dev", population: "Known", points: [logged(1, 0.8), logged(2, 0.6)] },
  ],
  ...{ best: figure(1, 0.8), last: figure(2, 0.6), learned: null },
  ...{ recommended: { step: 1, epoch: 1 }, alarm: null, onset: null },
  ...{ examplesCompared: 0, findings: [], warnings: [], examples: null },
};
const counted = (x: number, numerator: number) => {
  return { x, step: x, epoch: x, numerator, total: 10 };
};
const compared = {
  ...{ color: null, unknownShare: null, fits: null, drop: null, recommended: null },
  ...{ best: null, last: null },
};
const comparison = {
  ...{ kind: "comparison", ...frame, where: null, examples: 10, findings: [], leftOut: 0 },
  runs: [
    {
      ...compared,
      id: "run-1",
      label: "A",
      isBaseline: true,
      points: [counted(0, 8), counted(2, 4)],
    },
    { ...compared, id: "run-2", label: "B", isBaseline: false, points: [counted(0, 5)] },
  ],
};

describe("a link frozen before its model grew", () => {
  it("keeps what it holds, to the byte that its checksum is of", () => {
    expect(sharedContent.parse(comparison)).toEqual(comparison);
    // The one field that is filled in, because every reader of it asks for null.
    expect(sharedContent.parse(run)).toEqual({ ...run, detectableDrop: null });
  });

  it("draws a run evaluated once as a level line over the places of the others", () => {
    const picture = pictureOf(sharedContent.parse(comparison));
    const lines = picture.kind === "plot" ? picture.series : [];
    expect(
      lines.map(({ label, dash, points }) => [label, dash, points.map(({ x, y }) => [x, y])]),
    ).toEqual([
      [
        "A",
        "solid",
        [
          [0, 0.8],
          [2, 0.4],
        ],
      ],
      [
        "B",
        "dashed",
        [
          [0, 0.5],
          [2, 0.5],
        ],
      ],
    ]);
  });

  it("calls logged rates logged and estimated, from its curve", () => {
    const content = sharedContent.parse(run);
    const html = renderToStaticMarkup(<SharedFigures content={content} />);
    expect(html).toContain("not tested: rates without counts");
    expect(html).toContain("n about 200 (estimated)");
    expect(sharedProvenance({ project: "p", checksum: null, content }).n).toBe(
      "about 200 Known dev examples (estimated)",
    );
    const picture = pictureOf(content);
    if (picture.kind !== "plot") throw new Error("no plot");
    const svg = renderToStaticMarkup(<StaticExhibit id="f" label="f" {...picture} />);
    expect(svg).toContain(">Dev Known</text>");
  });
});
