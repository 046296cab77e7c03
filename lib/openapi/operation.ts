import type { z } from "zod";

export type Method = "get" | "put" | "post" | "patch" | "delete";

/** A file that an operation takes: its schema is that of one line, or a sentence for tables. */
export type LineFormat = {
  name: string;
  mediaType: "application/x-ndjson" | "text/csv" | "application/json";
  description: string;
  line: z.ZodType | null;
  example: string;
};

export type OperationResponse =
  | { kind: "json"; schema: z.ZodType; description: string }
  | { kind: "none"; description: string }
  | { kind: "other"; mediaType: string; description: string };

/** One call of the HTTP contract, as both the OpenAPI document and `/docs/api` tell it. */
export type Operation = {
  method: Method;
  /** Below /api/v1, parameters in braces. */
  path: string;
  group: string;
  id: string;
  summary: string;
  description?: string;
  /** The scope a key needs; null where any viewer may ask. */
  scope: "read" | "write" | "admin" | null;
  /** Answered without a viewer. */
  isOpen?: true;
  query?: z.ZodObject;
  headers?: z.ZodObject;
  json?: { schema: z.ZodType; example: unknown };
  file?: readonly LineFormat[];
  response: OperationResponse;
  answerExample?: unknown;
};

export function json(schema: z.ZodType, description: string): OperationResponse {
  return { kind: "json", schema, description };
}
