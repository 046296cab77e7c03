import { z } from "zod";
import {
  createDocument,
  type oas31,
  type ZodOpenApiObject,
  type ZodOpenApiOverride,
  type ZodOpenApiPathsObject,
} from "zod-openapi";
import { errorCodes } from "@/lib/errors";
import { slug } from "@/lib/http/schema";
import type { LineFormat, Operation } from "./operation";
import { operations } from "./operations";

const errorResponse = z
  .object({
    error: z.object({
      code: z.enum([...errorCodes, "internal"]),
      message: z.string().meta({ description: "one sentence with cause and value" }),
      details: z.array(
        z.object({
          line: z.int().nullish(),
          column: z.string().nullish().meta({ description: "the column or field" }),
          from: z.int().optional().meta({ description: "first character at fault, from 0" }),
          to: z.int().optional().meta({ description: "the character after the last at fault" }),
          message: z.string(),
        }),
      ),
    }),
  })
  .meta({
    id: "Error",
    example: {
      error: {
        code: "invalid-file",
        message: 'nothing was stored: line 12, epoch: epoch is not a number: "two"',
        details: [{ line: 12, column: "epoch", message: 'epoch is not a number: "two"' }],
      },
    },
  });

const refusals: Record<number, string> = {
  400: "a field or parameter is not valid",
  401: "no key, a dead key, or no session",
  403: "the key or the role lacks the scope",
  404: "nothing there, or somebody else's",
  409: "it contradicts what is stored",
  413: "larger than the server accepts, unpacked",
  415: "a format or an encoding that is not read",
  422: "the file has mistakes, by line and column; nothing of it is stored",
};

function refusalsOf({ isOpen, path, scope, query, json, file, method }: Operation): number[] {
  const isWrite = method !== "get";
  return [
    ...(query || json || path.includes("{") ? [400] : []),
    ...(isOpen && !path.includes("{token}") ? [] : [401]),
    ...(isWrite || scope === "admin" ? [403] : []),
    ...(path.includes("{") || isOpen ? [404] : []),
    ...(isWrite && (json || file) ? [409] : []),
    ...(file ? [413, 415, 422] : json ? [413, 415] : []),
  ];
}

const freeParameters: Record<string, string> = {
  key: "the id of the key",
  share: "the id of the link",
  view: "the id of the view",
  token: "the token in the link's address",
  example: "the example_id, percent-encoded",
};

function pathParameters(path: string) {
  const names = [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => (name ? [name] : []));
  if (names.length === 0) return undefined;
  const fields = names.map((name) => {
    const free = freeParameters[name];
    const schema = free === undefined ? slug : z.string();
    return [name, schema.meta({ description: free ?? `the id of the ${name}, chosen by you` })];
  });
  return z.object(Object.fromEntries(fields));
}

/** By media type: a file of lines is described by one of its lines, a table by words. */
function fileContent(formats: readonly LineFormat[]) {
  const kinds = [...new Set(formats.map(({ mediaType }) => mediaType))];
  const content = kinds.map((mediaType) => {
    const own = formats.filter((format) => format.mediaType === mediaType);
    const lines = own.flatMap(({ line }) => (line === null ? [] : [line]));
    const description = own.map((format) => `${format.name}: ${format.description}`).join("\n\n");
    const [first, second, ...rest] = lines;
    const line = first && second ? z.union([first, second, ...rest]) : first;
    const schema = (line ?? z.string()).meta({ description });
    const examples = Object.fromEntries(
      own.map(({ name, example }) => [name, { value: example } as const]),
    );
    return [mediaType, { schema, examples }] as const;
  });
  return Object.fromEntries(content);
}

function bodyOf({ json, file }: Operation) {
  if (json) {
    return { content: { "application/json": { schema: json.schema, example: json.example } } };
  }
  if (!file) return undefined;
  const description =
    "A file, plain or gzip or zstd (as it is, or by Content-Encoding). The schema is that of one line.";
  return { required: true, description, content: fileContent(file) };
}

function answerOf({ response, answerExample }: Operation) {
  if (response.kind === "none") return { description: response.description };
  if (response.kind === "other") {
    const schema = response.mediaType === "application/json" ? z.looseObject({}) : z.string();
    return { description: response.description, content: { [response.mediaType]: { schema } } };
  }
  const content = { schema: response.schema, ...(answerExample ? { example: answerExample } : {}) };
  return { description: response.description, content: { "application/json": content } };
}

function operationObject(operation: Operation) {
  const { id, group, summary, description, scope, query, headers, path } = operation;
  const status = operation.response.kind === "none" ? "204" : "200";
  const errors = refusalsOf(operation).map((code) => [
    code,
    {
      description: refusals[code] ?? "",
      content: { "application/json": { schema: errorResponse } },
    },
  ]);
  const needs = scope === null ? "" : `Needs the scope ${scope}.`;
  return {
    operationId: id,
    tags: [group],
    ...(operation.isOpen ? { security: [] } : {}),
    summary,
    description: [description, needs].filter(Boolean).join(" "),
    requestParams: {
      ...(path.includes("{") ? { path: pathParameters(path) } : {}),
      ...(query ? { query } : {}),
      ...(headers ? { header: headers } : {}),
    },
    ...(operation.json || operation.file ? { requestBody: bodyOf(operation) } : {}),
    responses: { [status]: answerOf(operation), ...Object.fromEntries(errors) },
  };
}

function pathsOf(list: readonly Operation[]): ZodOpenApiPathsObject {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of list) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method]: operationObject(operation),
    };
  }
  return paths as ZodOpenApiPathsObject;
}

const overview = `Slugs in addresses are chosen by you and unique in their parent. Times are ISO 8601 UTC; accuracies and rates are ratios from 0 to 1; "points" are percentage points. Every PUT may be repeated. Nothing of a refused upload is stored. Lists take limit and cursor and answer nextCursor.`;

/** Leaves out bounds and patterns that Zod writes for every integer and time and that tell nothing. */
const tidy: ZodOpenApiOverride = ({ jsonSchema }) => {
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
};

/** The whole contract as OpenAPI 3.1, from the same Zod schemas that check requests. */
export function createOpenApiDocument(origin: string): oas31.OpenAPIObject {
  const document: ZodOpenApiObject = {
    openapi: "3.1.0",
    info: {
      title: "Onset",
      version: "1",
      description: overview,
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: `${origin}/api/v1` }],
    security: [{ key: [] }, { session: [] }],
    tags: [...new Set(operations.map(({ group }) => group))].map((name) => ({ name })),
    paths: pathsOf(operations),
    components: {
      securitySchemes: {
        key: {
          type: "http",
          scheme: "bearer",
          description: "An API key of one project, with scopes read, write, admin.",
        },
        session: {
          type: "apiKey",
          in: "cookie",
          name: "better-auth.session_token",
          description: "The cookie of a signed-in browser.",
        },
      },
    },
  };
  return createDocument(document, { override: tidy });
}
