import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type {
  Comparison,
  FilterExpression,
  FilterName,
  FilterOperator,
  FilterValue,
} from "@/lib/domain/run-filter/filter-expression";
import { filterFields, findFilterField } from "@/lib/domain/run-filter/filter-fields";
import { parseFilter } from "@/lib/domain/run-filter/parse-filter";
import { printFilter } from "./print-filter";

/** Places say where a text was read, not what it means. */
function withoutPlaces(filter: FilterExpression | null): unknown {
  return JSON.parse(JSON.stringify(filter, (key, value) => (/^(from|to)$/.test(key) ? 0 : value)));
}

const number = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .map((value): FilterValue => ({ kind: "number", number: value + 0 }));
const text = fc
  .oneof(
    fc.string({ unit: "binary", maxLength: 20 }),
    fc.constantFrom("none", "5", "and", "a b", '\\"'),
  )
  .map((value): FilterValue => ({ kind: "text", text: value }));
const none = fc.constant<FilterValue>({ kind: "none" });
const time = fc
  .date({ min: new Date("1970-01-01"), max: new Date("2999-12-31"), noInvalidDate: true })
  .chain((date) => fc.constantFrom(date.toISOString(), date.toISOString().slice(0, 10)))
  .map((value): FilterValue => ({ kind: "time", text: value }));

type Meaning = Pick<Comparison, "name" | "operator" | "value">;

function meaning(
  name: FilterName,
  operators: readonly FilterOperator[],
  value: fc.Arbitrary<FilterValue>,
): fc.Arbitrary<Meaning> {
  return fc.record({ name: fc.constant(name), operator: fc.constantFrom(...operators), value });
}

const order = ["<", "<=", ">", ">="] as const;
const equality = ["=", "!="] as const;

const ofField = filterFields.map((field): fc.Arbitrary<Meaning> => {
  const name: FilterName = { kind: "field", field: field.name };
  if (field.kind === "number")
    return fc.oneof(meaning(name, [...order, ...equality], number), meaning(name, equality, none));
  if (field.kind === "time") return meaning(name, [...order, ...equality], time);
  if (field.kind === "text")
    return fc.oneof(meaning(name, [...equality, "~"], text), meaning(name, equality, none));
  const choices = field.choices.map((choice): FilterValue => ({ kind: "text", text: choice }));
  return meaning(name, equality, fc.constantFrom(...choices));
});

const key = fc
  .string({ unit: "binary", minLength: 1, maxLength: 20 })
  .filter((name) => findFilterField(name) === null && !/^(config|metric)\./.test(name));
const ofSetting = fc.oneof(
  key.chain((name) => meaning({ kind: "metric", key: name }, [...order, ...equality], number)),
  fc
    .tuple(fc.constantFrom("config" as const, "setting" as const), key)
    .chain(([kind, name]) =>
      fc.oneof(
        meaning({ kind, key: name }, [...order, ...equality], number),
        meaning({ kind, key: name }, [...equality, "~"], text),
        meaning({ kind, key: name }, equality, none),
      ),
    ),
);

const comparison = fc
  .oneof(...ofField, ofSetting)
  .map((meant): FilterExpression => ({ kind: "compare", ...meant, from: 0, to: 0 }));

const { filter } = fc.letrec<{ filter: FilterExpression; joint: FilterExpression }>((tie) => ({
  joint: fc.oneof(
    fc.record({
      kind: fc.constantFrom("and" as const, "or" as const),
      parts: fc.array(tie("filter"), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant("not" as const), part: tie("filter") }),
  ),
  filter: fc.oneof({ maxDepth: 3, depthSize: "small" }, comparison, tie("joint")),
}));

describe("printFilter", () => {
  test("gives a text that parses to the same filter", () => {
    fc.assert(
      fc.property(filter, (meant) => {
        const printed = printFilter(meant);
        fc.pre(printed.length <= 2000);
        const read = parseFilter(printed);
        expect(read.mistake).toBeNull();
        expect(withoutPlaces(read.filter)).toEqual(withoutPlaces(meant));
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ["((a=1))", "a = 1"],
    ["not (not (a = 1))", "not not a = 1"],
    ["(a=1 and b=2) and c=3", "(a = 1 and b = 2) and c = 3"],
    ["(a=1 or b=2) and c=3", "(a = 1 or b = 2) and c = 3"],
    ["not (a=1 or b=2)", "not (a = 1 or b = 2)"],
    [`"my key" = "two words"`, `"my key" = "two words"`],
    [`config.a = "none"`, `config.a = "none"`],
    [`config.a = none`, "config.a = none"],
    [`config.a = "5"`, `config.a = "5"`],
    [`"config.a b" < 1E3`, `"config.a b" < 1000`],
  ])("prints %s as %s", (written, printed) => {
    const { filter: read } = parseFilter(written);
    expect(read === null ? null : printFilter(read)).toBe(printed);
  });
});
