import { describe, expect, test } from "vitest";
import { headBytes, headsOf, isPacked, wholeOf, withoutWeights } from "./bundle-body";

function dropped(path: string, bytes = 10) {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return { path, file: new File([new Uint8Array(bytes)], name) };
}

describe("what is sent of a bundle", () => {
  test("to be looked at is the first mebibyte of a file that came alone, as it is", () => {
    const { body, filename, isPartial } = headsOf([dropped("big.jsonl", headBytes + 5)]);
    expect([body.size, filename, isPartial]).toEqual([headBytes, "big.jsonl", true]);
  });

  test("is the whole archive, whose list may stand at its end", () => {
    const zip = dropped("all.zip", headBytes + 5);
    expect(headsOf([zip])).toMatchObject({ filename: "all.zip", isPartial: false });
    expect(headsOf([zip]).body.size).toBe(headBytes + 5);
    expect(isPacked([zip])).toBe(true);
  });

  test("of several is a tar named by the one folder they lay in, which may name the run", () => {
    const folder = [dropped("run-a/x.json"), dropped("run-a/checkpoint-5/y.json")];
    expect(headsOf(folder).filename).toBe("run-a.tar");
    expect(wholeOf([dropped("a.json"), dropped("b.json")])).toMatchObject({
      filename: "upload.tar",
      isPartial: false,
    });
    expect(isPacked(folder)).toBe(false);
  });

  test("is all of a file whose beginning was not enough, and of its neighbours the beginning", () => {
    const files = [dropped("a/x.eval", headBytes + 5), dropped("a/y.jsonl", headBytes + 5)];
    const { body, isPartial } = headsOf(files, new Set(["a/x.eval"]));
    expect(isPartial).toBe(true);
    expect(body.size - headsOf(files).body.size).toBe(512);
    const alone = dropped("x.eval", headBytes + 5);
    expect(headsOf([alone], new Set(["x.eval"]))).toMatchObject({ isPartial: true });
    expect(headsOf([alone], new Set(["x.eval"])).body.size).toBe(headBytes + 5);
  });

  test("leaves weights and code of a folder where they are", () => {
    const files = [dropped("run/model.safetensors"), dropped("run/trainer_state.json")];
    const { files: kept, ignored } = withoutWeights(files);
    expect(kept.map(({ path }) => path)).toEqual(["run/trainer_state.json"]);
    expect(ignored.map(({ path }) => path)).toEqual(["run/model.safetensors"]);
  });

  test("is a lone file whatever its name says", () => {
    expect(withoutWeights([dropped("all_results.json")]).files).toHaveLength(1);
  });
});
