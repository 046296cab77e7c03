import type { oas31 } from "zod-openapi";

type Schema = oas31.SchemaObject | oas31.ReferenceObject | boolean;

/** A field of a body or an answer, as a line of a table: "best.step", "integer", its description. */
export type SchemaRow = {
  name: string;
  type: string;
  /** The shape that the type names, if it is one. */
  shape: string | null;
  isRequired: boolean;
  description: string;
};

const maxDepth = 4;

export function shapeOf(schema: Schema | undefined): string | null {
  if (typeof schema !== "object" || !("$ref" in schema) || !schema.$ref) return null;
  return schema.$ref.split("/").at(-1) ?? null;
}

/** The alternatives of a schema without null, and whether null is one of them. */
function withoutNull(schema: oas31.SchemaObject): { kinds: Schema[]; isNullable: boolean } {
  const kinds = schema.anyOf ?? schema.oneOf;
  if (!kinds) return { kinds: [schema], isNullable: [schema.type].flat().includes("null") };
  const others = kinds.filter(
    (kind) => typeof kind !== "object" || !("type" in kind) || kind.type !== "null",
  );
  return { kinds: others, isNullable: others.length < kinds.length };
}

function enumWords(values: readonly unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join(" | ");
}

/** "integer", "Run[]", "text or number", "\"dev\" | \"train\"". */
export function typeWords(schema: Schema | undefined): string {
  if (schema === undefined || typeof schema === "boolean") return "anything";
  const shape = shapeOf(schema);
  if (shape !== null || "$ref" in schema) return shape ?? "anything";
  const { kinds, isNullable } = withoutNull(schema);
  const words = kinds[0] === schema ? ownWords(schema) : kinds.map(typeWords).join(" or ");
  return isNullable ? `${words} or null` : words;
}

function ownWords(schema: oas31.SchemaObject): string {
  if (schema.enum) return enumWords(schema.enum);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const types = [schema.type].flat().filter((type) => type !== undefined && type !== "null");
  if (types.includes("array")) {
    const item = typeWords(schema.items);
    return `${item.includes(" ") ? `(${item})` : item}[]`;
  }
  if (types.includes("object") && isMap(schema))
    return `{ key: ${typeWords(schema.additionalProperties)} }`;
  if (schema.format === "date-time") return "time";
  const names = types.map((type) => (type === "string" ? "text" : String(type)));
  return names.length === 0 ? "anything" : names.join(" or ");
}

function isMap(schema: oas31.SchemaObject): boolean {
  return schema.properties === undefined && typeof schema.additionalProperties === "object";
}

function boundWords(schema: oas31.SchemaObject): string {
  const { minimum, maximum, maxLength, default: preset } = schema;
  const words = [
    minimum !== undefined && maximum !== undefined
      ? `${minimum} to ${maximum}`
      : minimum !== undefined
        ? `at least ${minimum}`
        : maximum !== undefined && `at most ${maximum}`,
    maxLength !== undefined && `at most ${maxLength} characters`,
    preset !== undefined && `${JSON.stringify(preset)} when left out`,
  ];
  return words.filter(Boolean).join(", ");
}

export function describeSchema(schema: Schema | undefined): string {
  if (typeof schema !== "object" || "$ref" in schema) return "";
  const { kinds } = withoutNull(schema);
  const [only] = kinds;
  const bounded =
    kinds.length === 1 && typeof only === "object" && !("$ref" in only) ? only : schema;
  return [schema.description, boundWords(bounded)].filter(Boolean).join("; ");
}

/** The object (or the items of the list) that a field opens into; null for plain values and named shapes. */
function inner(schema: Schema): { object: oas31.SchemaObject; suffix: string } | null {
  if (typeof schema !== "object" || "$ref" in schema) return null;
  const { kinds } = withoutNull(schema);
  const [only] = kinds;
  if (kinds.length !== 1 || typeof only !== "object" || "$ref" in only) return null;
  if (only.properties) return { object: only, suffix: "" };
  const { items } = only;
  if (typeof items !== "object" || "$ref" in items || !items.properties) return null;
  return { object: items, suffix: "[]" };
}

/** The shape that a type consists of, also as items of a list or beside null. */
function namedShape(schema: Schema): string | null {
  const own = shapeOf(schema);
  if (own !== null || typeof schema !== "object" || "$ref" in schema) return own;
  const { kinds } = withoutNull(schema);
  const [only] = kinds;
  if (kinds.length !== 1 || only === undefined) return null;
  return only === schema ? shapeOf(schema.items) : namedShape(only);
}

/** Every field of an object schema, those of nested objects after it under a dotted name. */
export function schemaRows(schema: Schema | undefined, prefix = "", depth = 0): SchemaRow[] {
  if (typeof schema !== "object" || "$ref" in schema || depth > maxDepth) return [];
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const row: SchemaRow = {
      name: `${prefix}${name}`,
      type: typeWords(field),
      shape: namedShape(field),
      isRequired: schema.required?.includes(name) ?? false,
      description: describeSchema(field),
    };
    const nested = inner(field);
    if (nested === null) return [row];
    return [row, ...schemaRows(nested.object, `${row.name}${nested.suffix}.`, depth + 1)];
  });
}
