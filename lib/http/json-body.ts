import "server-only";
import { z } from "zod";
import { replaceBareNumbers } from "@/lib/domain/formats/bare-numbers";
import { nearestNames } from "@/lib/domain/nearest-names";
import { AppError, type ErrorDetail } from "@/lib/errors";
import { limits } from "@/lib/limits";
import { requestBytes } from "./request-bytes";

/** The request's JSON, checked by `schema`; every mistake names its field. */
export async function readJsonBody<T extends z.ZodType>(
  request: Request,
  schema: T,
  /** NaN and Infinity, which Python writes where JSON has none, are read as texts. */
  { bareNumbers = "refused" }: { bareNumbers?: "refused" | "as text" } = {},
): Promise<z.output<T>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of requestBytes(request, limits.jsonBodyBytes)) chunks.push(chunk);
  const value = parseJson(Buffer.concat(chunks), bareNumbers === "as text");
  if (isDeeperThan(limits.jsonDepth, value)) {
    throw new AppError(
      "invalid-input",
      `the body is nested more than ${limits.jsonDepth} levels deep`,
    );
  }
  const place = findUnstorableText(value, "");
  if (place !== null) {
    throw new AppError(
      "invalid-input",
      `${place || "the body"} holds a NUL byte or half a surrogate pair`,
      [{ column: place, message: "text must be valid Unicode without NUL" }],
    );
  }
  return checked(schema, value);
}

/** `value` as `schema` reads it, or one refusal that names every field at fault. */
export function checked<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  refuseUnknownFields(schema, result.error);
  const details: ErrorDetail[] = result.error.issues.slice(0, 100).map((issue) => ({
    column: issue.path.join(".") || null,
    message: issue.message,
  }));
  const first = details[0];
  const sentence =
    first === undefined
      ? "the input is not valid"
      : [first.column, first.message].filter(Boolean).join(": ");
  throw new AppError("invalid-input", sentence, details);
}

/** A field that nothing reads is a mistake of its own: what it was meant to set would be lost in silence. */
function refuseUnknownFields(schema: z.ZodType, error: z.ZodError): void {
  const known = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  const details = error.issues.flatMap((issue) =>
    issue.code !== "unrecognized_keys"
      ? []
      : issue.keys.slice(0, 20).map((key) => {
          const column = [...issue.path, key].join(".").slice(0, 200);
          const [nearest] = issue.path.length === 0 ? nearestNames(key, known, 1) : [];
          const hint = nearest === undefined ? fieldsOf(known) : `; did you mean "${nearest}"?`;
          return { column, message: `there is no field "${column}"${hint}` };
        }),
  );
  const [first] = details;
  if (first !== undefined) throw new AppError("unknown-field", first.message, details);
}

function fieldsOf(known: readonly string[]): string {
  return known.length === 0 ? "" : `; there are ${known.join(", ")}`;
}

function parseJson(bytes: Buffer, hasBareNumbers: boolean): unknown {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new AppError("invalid-input", "the body is not UTF-8");
  }
  if (text.trim() === "")
    throw new AppError("invalid-input", "the body is empty; a JSON object is expected");
  try {
    return JSON.parse(hasBareNumbers ? replaceBareNumbers(text, JSON.stringify).text : text);
  } catch (error) {
    const cause = error instanceof Error ? error.message : "";
    throw new AppError("invalid-input", `the body is not JSON: ${cause.slice(0, 200)}`);
  }
}

function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeperThan(levels - 1, inner));
}

/** Postgres stores neither NUL nor lone surrogates. */
function findUnstorableText(value: unknown, place: string): string | null {
  if (typeof value === "string")
    return value.includes("\0") || !value.isWellFormed() ? place : null;
  if (typeof value !== "object" || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const here = place === "" ? key : `${place}.${key}`;
    if (findUnstorableText(key, here) !== null) return place;
    const found = findUnstorableText(inner, here);
    if (found !== null) return found;
  }
  return null;
}
