import { describe, expect, test } from "vitest";
import { formatByMapping } from "@/lib/domain/formats/format-by-mapping";
import { sampleOf } from "@/lib/domain/formats/sample";
import { askAboutRows } from "./ask-about-rows";

const sample = (text: string) => sampleOf(new TextEncoder().encode(text));

describe("rows that no format is told by", () => {
  test.each([
    ["a table", "when,which,said\n100,f1,London\n"],
    ["lines", '{"which":"f1","said":"London"}\n{"which":"f2","said":"Rome"}\n'],
    ["a list", '[{"which":"f1","said":"London"},{"which":"f2","said":"Rome"}]'],
  ])("%s: what a row is is asked, and every answer is read by a format", (_, text) => {
    const question = askAboutRows(sample(text));
    expect(question?.chosen).toBe("open");
    expect(question?.reason).toContain('"which", "said"');
    const answers = question?.options.filter(({ value }) => value !== "open") ?? [];
    expect(answers.length).toBeGreaterThan(3);
    for (const { mapping } of answers)
      expect(formatByMapping(sample(text), mapping, null)).not.toBeNull();
  });

  test.each([
    ["nothing", ""],
    ["prose", "Dear diary\nMonday"],
    ["one column", "name\nAnn\n"],
    ["the head of a table", "a,b\n"],
    ["one object", '{"a":1,"b":2}'],
    ["numbers", "[1,2,3]"],
    ["bytes", "\0\u0001,\u0002"],
  ])("%s has no rows to ask about", (_, text) => {
    expect(askAboutRows(sample(text))).toBeNull();
  });
});
