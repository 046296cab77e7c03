import { describeValue } from "./describe";
import { type Fields, maxIdCharacters, report, type SourceLine, textField } from "./fields";
import type { AttributeValue } from "./records";
import type { SkippedFields } from "./skipped-fields";

const maxAttributes = 200;
const ownFields = new Set([
  "example_id",
  "split",
  "question",
  "answers",
  "category",
  "p_correct_greedy",
  "p_correct_sampled",
  "attributes",
]);

/** Why a key cannot name an attribute or a metric, or null. `__proto__` would reach into the program. */
export function keyProblem(key: string): string | null {
  if (key === "") return "a field has no name";
  if (key === "__proto__") return 'a field cannot be called "__proto__"';
  if (key.length > maxIdCharacters) {
    return `a field name is longer than ${maxIdCharacters} characters: ${describeValue(key)}`;
  }
  return key.includes("\0") ? `a field name holds a NUL character: ${describeValue(key)}` : null;
}

/** A table's cell as the number or the truth that it spells: those can be filtered by. `007` stays text. */
function cellValue(cell: string): AttributeValue {
  const text = cell.trim();
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === "true";
  const isNumber = /^-?(0|[1-9]\d{0,14})(\.\d{1,17})?$/.test(text);
  return isNumber ? Number(text) : cell;
}

function attributeEntry(
  { key, value }: { key: string; value: unknown },
  at: SourceLine,
  skipped: SkippedFields,
): [string, AttributeValue] | null {
  const problem = keyProblem(key);
  if (problem !== null) {
    report(at, null, problem);
    return null;
  }
  if (value === null || typeof value === "boolean") return [key, value];
  if (typeof value === "string")
    return [key, at.isText ? cellValue(value) : textField(value, key, at)];
  if (typeof value === "number") {
    if (!Number.isFinite(value)) report(at, key, `${key} is not a finite number: ${value}`);
    return [key, value];
  }
  skipped.add(key, Array.isArray(value) ? "holds lists" : "holds objects");
  return null;
}

/** Every field that is not the example's own, then the entries of `attributes`, which win. */
export function collectAttributes(
  fields: Fields,
  at: SourceLine,
  skipped: SkippedFields,
): Record<string, AttributeValue> {
  const nested = fields.attributes ?? {};
  if (typeof nested !== "object" || Array.isArray(nested)) {
    report(at, "attributes", `attributes is not an object: ${describeValue(nested)}`);
    return {};
  }
  const pairs = Object.entries(fields)
    .filter(([key]) => !ownFields.has(key))
    .concat(Object.entries(nested));
  if (pairs.length > maxAttributes) {
    report(at, null, `the example has more than ${maxAttributes} attributes: ${pairs.length}`);
    return {};
  }
  const entries = pairs.map(([key, value]) => attributeEntry({ key, value }, at, skipped));
  return Object.fromEntries(entries.filter((entry) => entry !== null));
}
