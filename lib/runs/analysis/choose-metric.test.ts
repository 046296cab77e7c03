import { describe, expect, it } from "vitest";
import { chooseMetric } from "./choose-metric";

describe("chooseMetric", () => {
  it("takes the wanted one, else a loss, else the first", () => {
    expect(chooseMetric(["lr", "loss"], "lr")).toBe("lr");
    expect(chooseMetric(["eval_loss", "lr", "train_loss"], null)).toBe("train_loss");
    expect(chooseMetric(["loss", "train_loss", "train_runtime"], null)).toBe("loss");
    expect(chooseMetric(["lr", "my_loss"], "gone")).toBe("my_loss");
    expect(chooseMetric(["lr"], null)).toBe("lr");
    expect(chooseMetric([], "loss")).toBeNull();
    expect(chooseMetric(["a"], "beyond the first", true)).toBe("beyond the first");
  });
});
