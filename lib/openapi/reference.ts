import type { oas31 } from "zod-openapi";
import { curlOf } from "./curl";
import { createOpenApiDocument } from "./document";
import type { Operation } from "./operation";
import { operations } from "./operations";
import { describeSchema, type SchemaRow, schemaRows, shapeOf, typeWords } from "./schema-rows";

export type ReferenceFile = {
  name: string;
  description: string;
  shape: string | null;
  example: string;
};

export type ReferenceOperation = {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  scope: string | null;
  curl: string;
  parameters: SchemaRow[];
  body: SchemaRow[];
  files: ReferenceFile[];
  answer: {
    status: string;
    description: string;
    type: string;
    shape: string | null;
    rows: SchemaRow[];
  };
  refusals: { status: string; description: string }[];
};

export type Reference = {
  overview: string;
  groups: { name: string; operations: ReferenceOperation[] }[];
  shapes: { name: string; description: string; rows: SchemaRow[] }[];
};

function contentSchema(content: oas31.ContentObject | undefined) {
  return Object.values(content ?? {})[0]?.schema;
}

function parameterRows(described: oas31.OperationObject): SchemaRow[] {
  return (described.parameters ?? []).flatMap((parameter) => {
    if (!("in" in parameter)) return [];
    const { name, schema, required, in: place } = parameter;
    const where = place === "query" ? "" : ` (${place})`;
    return [
      {
        name: `${name}${where}`,
        type: typeWords(schema),
        shape: null,
        isRequired: required === true,
        description: describeSchema(schema),
      },
    ];
  });
}

function answerOf(described: oas31.OperationObject): ReferenceOperation["answer"] {
  const [status = "200", response] = Object.entries(described.responses ?? {})[0] ?? [];
  if (typeof response !== "object" || !("description" in response))
    return { status, description: "", type: "nothing", shape: null, rows: [] };
  const content = response.content as oas31.ContentObject | undefined;
  const [mediaType] = Object.keys(content ?? {});
  const schema = contentSchema(content);
  const rows = schemaRows(schema);
  const shape = shapeOf(schema);
  const type = mediaType === undefined ? "nothing" : (shape ?? mediaType);
  return { status, description: response.description ?? "", type, shape, rows };
}

function toReference(
  operation: Operation,
  document: oas31.OpenAPIObject,
  origin: string,
): ReferenceOperation {
  const { id, method, path, summary, description = "", scope, file = [], json } = operation;
  const described = document.paths?.[path]?.[method] ?? {};
  const requestBody = described.requestBody;
  const content = requestBody && "content" in requestBody ? requestBody.content : undefined;
  const refusals = Object.entries(described.responses ?? {})
    .filter(([status]) => !status.startsWith("2"))
    .map(([status, response]) => ({
      status,
      description: "description" in response ? (response.description ?? "") : "",
    }));
  return {
    ...{ id, method, path, summary, description, scope, refusals },
    curl: curlOf(operation, origin),
    parameters: parameterRows(described),
    body: json ? schemaRows(contentSchema(content)) : [],
    files: file.map(({ name, description: words, example, line }) => ({
      ...{ name, example, shape: line?.meta()?.id ?? null },
      description: words,
    })),
    answer: answerOf(described),
  };
}

/** What `/docs/api` shows: the OpenAPI document, told as tables. */
export function createReference(origin: string): Reference {
  const document = createOpenApiDocument(origin);
  const groups = Map.groupBy(operations, ({ group }) => group);
  const shapes = Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => ({
    name,
    description: describeSchema(schema),
    rows: schemaRows(schema),
  }));
  return {
    overview: document.info.description ?? "",
    groups: [...groups].map(([name, own]) => ({
      name,
      operations: own.map((operation) => toReference(operation, document, origin)),
    })),
    shapes,
  };
}
