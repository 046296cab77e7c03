import { describe, expect, test } from "vitest";
import { byGroup, metricGroup, metricPanels } from "./metric-groups";

describe("metricGroup", () => {
  test("is what stands before the last slash, else a trainer's prefix", () => {
    expect(
      ["train/loss", "a/b/c", "eval_loss", "train_runtime", "loss", "/odd"].map(metricGroup),
    ).toEqual(["train/", "a/b/", "eval_", "train_", "", ""]);
  });

  test("keeps groups in the order of their first name", () => {
    expect(byGroup(["loss", "eval/x", "lr", "eval/y"])).toEqual([
      { group: "", keys: ["loss", "lr"] },
      { group: "eval/", keys: ["eval/x", "eval/y"] },
    ]);
  });
});

describe("metricPanels", () => {
  const line = (key: string, ...values: (number | null)[]) => ({ key, values });
  const titles = (panels: ReturnType<typeof metricPanels>) =>
    panels.map(({ panel, keys }) => [panel.title, keys]);

  test("draws metrics of one group over one axis, and each group in a panel of its name", () => {
    const found = metricPanels(
      [line("eval/a", 1), line("train/a", 2, null), line("eval/b", 0.5)],
      "linear",
    );
    expect(titles(found)).toEqual([
      ["eval/", ["eval/a", "eval/b"]],
      ["train/a", ["train/a"]],
    ]);
  });

  test("gives a learning rate an axis of its own beside a loss", () => {
    const found = metricPanels([line("learning_rate", 2e-5), line("loss", 2.1, 0.4)], "linear");
    expect(titles(found)).toEqual([
      ["loss", ["loss"]],
      ["learning_rate", ["learning_rate"]],
    ]);
  });

  test("leaves one panel without a name, as its line has one", () => {
    const [only] = metricPanels([line("loss", 2), line("aux_loss", -1)], "log");
    expect(only?.panel).toMatchObject({ id: "only", scale: "log" });
    expect(only?.panel.title).toBeUndefined();
    expect(only?.keys).toEqual(["loss", "aux_loss"]);
  });

  test("draws a metric that is zero everywhere with the others", () => {
    const panels = metricPanels([line("a", 3), line("b", 0)], "linear");
    expect(panels.map(({ keys }) => keys)).toEqual([["a", "b"]]);
  });
});
