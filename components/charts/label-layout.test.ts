import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitText, fitTexts, placeMarkLabels, spreadLabels } from "@/components/charts/label-layout";

const height = 12;

describe("spreadLabels", () => {
  it("leaves labels where they are when they do not meet", () => {
    const placed = spreadLabels(
      [
        { id: "a", y: 10 },
        { id: "b", y: 50 },
      ],
      { height, top: 0, bottom: 100 },
    );
    expect(placed.get("a")).toBe(10);
    expect(placed.get("b")).toBe(50);
  });

  it("parts two labels at one height by half a label each", () => {
    const placed = spreadLabels(
      [
        { id: "a", y: 40 },
        { id: "b", y: 40 },
      ],
      { height, top: 0, bottom: 100 },
    );
    expect(placed.get("a")).toBe(34);
    expect(placed.get("b")).toBe(46);
  });

  it("pushes labels at the edge inwards", () => {
    const placed = spreadLabels(
      [
        { id: "a", y: 0 },
        { id: "b", y: 1 },
      ],
      { height, top: 0, bottom: 100 },
    );
    expect(placed.get("a")).toBe(0);
    expect(placed.get("b")).toBe(12);
  });

  it("places nothing when there is nothing to place", () => {
    expect(spreadLabels([], { height, top: 0, bottom: 100 }).size).toBe(0);
  });

  const anyLabels = fc.array(fc.double({ min: -50, max: 350, noNaN: true }), { maxLength: 20 });

  it("keeps labels apart, in order and inside whenever there is room", () => {
    fc.assert(
      fc.property(anyLabels, (ys) => {
        const labels = ys.map((y, index) => ({ id: String(index), y }));
        const placed = spreadLabels(labels, { height, top: 0, bottom: 300 });
        const inOrder = labels.toSorted((a, b) => a.y - b.y).map(({ id }) => placed.get(id) ?? -1);
        for (const [index, y] of inOrder.entries()) {
          expect(y).toBeGreaterThanOrEqual(-1e-9);
          expect(y).toBeLessThanOrEqual(300 + 1e-9);
          const before = inOrder[index - 1];
          if (before !== undefined) expect(y - before).toBeGreaterThanOrEqual(height - 1e-6);
        }
      }),
    );
  });

  it("stays inside even when there is not room for all", () => {
    fc.assert(
      fc.property(anyLabels, (ys) => {
        const labels = ys.map((y, index) => ({ id: String(index), y }));
        const placed = spreadLabels(labels, { height, top: 0, bottom: 40 });
        expect(placed.size).toBe(labels.length);
        for (const y of placed.values()) {
          expect(y).toBeGreaterThanOrEqual(-1e-9);
          expect(y).toBeLessThanOrEqual(40 + 1e-9);
        }
      }),
    );
  });
});

describe("placeMarkLabels", () => {
  const room = { left: 40, right: 400, gap: 6 };

  it("puts labels that do not meet on one row", () => {
    const placed = placeMarkLabels(
      [
        { id: "best", x: 50, width: 30 },
        { id: "alarm", x: 200, width: 60 },
      ],
      room,
    );
    expect([...placed.values()].map(({ row }) => row)).toEqual([0, 0]);
  });

  it("raises the left one of two that would meet", () => {
    const placed = placeMarkLabels(
      [
        { id: "recommended", x: 50, width: 80 },
        { id: "onset", x: 60, width: 40 },
      ],
      room,
    );
    expect(placed.get("recommended")?.row).toBe(1);
    expect(placed.get("onset")?.row).toBe(0);
  });

  it("moves a label at the right edge back inside", () => {
    expect(placeMarkLabels([{ id: "last", x: 395, width: 60 }], room).get("last")?.left).toBe(340);
  });

  it("never lets two texts meet", () => {
    const anyMarks = fc.array(
      fc.record({
        x: fc.double({ min: 40, max: 400, noNaN: true }),
        width: fc.double({ min: 5, max: 120, noNaN: true }),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(anyMarks, (marks) => {
        const labels = marks.map((mark, index) => ({ id: String(index), ...mark }));
        const placed = placeMarkLabels(labels, room);
        const boxes = labels.map(({ id, width }) => {
          const at = placed.get(id) ?? { left: Number.NaN, row: -1 };
          return { ...at, right: at.left + width };
        });
        for (const [index, a] of boxes.entries()) {
          for (const b of boxes.slice(index + 1)) {
            const isApart = a.row !== b.row || a.right <= b.left || b.right <= a.left;
            expect(isApart).toBe(true);
          }
        }
      }),
    );
  });
});

describe("fitTexts", () => {
  it("leaves what fits, and takes away words that all of them share first", () => {
    expect(fitTexts(["a b", "a c"], 200, 11)).toEqual(["a b", "a c"]);
    expect(fitTexts(["Known fitted, mean", "Unknown fitted, mean"], 72, 11)).toEqual([
      ...["Known", "Unknown"],
    ]);
    const names = [1, 2].map((seed) => `org/model · lora r16 · unknown 50 % · seed ${seed}`);
    expect(fitTexts(names, 72, 11)).toEqual(["seed 1", "seed 2"]);
  });

  it("leaves of equal labels and of one alone what there is room for", () => {
    expect(fitTexts(["Known fitted"], 72, 11)).toEqual(["Known…"]);
    expect(fitTexts(["a long label", "a long label"], 50, 11)).toEqual(["a…", "a…"]);
  });

  it("never fits two different labels to the same words as long as a word tells them apart", () => {
    const word = fc.stringMatching(/^[a-z]{1,6}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), word, word, (shared, a, b) => {
        fc.pre(a !== b);
        const texts = [a, b].map((last) => [...shared, last].join(" "));
        const [first, second] = fitTexts(texts, 60, 11);
        expect(first).not.toBe(second);
      }),
    );
  });
});

describe("fitText", () => {
  it("breaks no word where there are several", () => {
    expect(fitText("Known fitted", 72, 11)).toBe("Known…");
    expect(fitText("org/model · lora · unknown 50 % · seed 3", 160, 11)).toBe(
      "org/model … 50 % · seed 3",
    );
  });

  it("keeps what fits", () => {
    expect(fitText("unk050_s1", 200, 11)).toBe("unk050_s1");
  });

  it("keeps both ends of what does not fit", () => {
    const text = fitText("tiny-gpt-unknown-050-seed-1", 70, 11);
    expect(text.startsWith("tiny-")).toBe(true);
    expect(text.endsWith("d-1")).toBe(true);
    expect(text).toContain("…");
  });
});
