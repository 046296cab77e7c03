import { z } from "zod";
import { exportQuery, trainingSetQuery } from "@/lib/datasets/export-schema";
import {
  labelSetInput,
  labelSetResponse,
  labelSetSamplesResponse,
} from "@/lib/datasets/label-set-schema";
import {
  datasetDetail,
  putDatasetInput,
  putExamplesResponse,
  putSlickSamplesResponse,
} from "@/lib/datasets/schema";
import { scorersResponse } from "@/lib/datasets/scorers-schema";
import { createKeyInput, firstStartInput, keySummary } from "@/lib/members/schema";
import { projectDetail, projectSettings, putProjectInput } from "@/lib/projects/schema";
import { listUploadsQuery, uploadsPage } from "@/lib/uploads/schema";
import { makeOnceKey } from "./idempotency-key";
import { exampleFiles, slickFiles } from "./line-formats";
import { json, type Operation } from "./operation";
import { listOf } from "./page";

const project = "/projects/{project}";
const dataset = `${project}/datasets/{dataset}`;

const projects: Operation[] = [
  {
    method: "get",
    path: "/projects",
    group: "Projects",
    id: "listProjects",
    summary: "The projects you are a member of; a key sees its own",
    scope: "read",
    response: json(listOf(projectDetail), "projects by name"),
  },
  {
    method: "get",
    path: project,
    group: "Projects",
    id: "getProject",
    summary: "One project with its settings",
    scope: "read",
    response: json(projectDetail, "the project"),
  },
  {
    method: "put",
    path: project,
    group: "Projects",
    id: "putProject",
    summary: "Make a project or change the fields given",
    description:
      "Settings need the right to administer. A key belongs to a project and cannot make another.",
    scope: "write",
    json: { schema: putProjectInput, example: { name: "Closed-book QA" } },
    response: json(projectDetail, "the project"),
  },
  {
    method: "patch",
    path: `${project}/settings`,
    group: "Projects",
    id: "changeSettings",
    summary: "Change scorer, abstention phrases or thresholds, and hear what moved",
    description: "Every run that a change touches is scored and counted again.",
    scope: "admin",
    json: { schema: projectSettings.partial(), example: { scorer: "squad" } },
    response: {
      kind: "other",
      mediaType: "application/x-ndjson",
      description: "a line for each run that was computed again, as it is done",
    },
  },
];

const datasets: Operation[] = [
  {
    method: "get",
    path: `${project}/datasets`,
    group: "Datasets",
    id: "listDatasets",
    summary: "The datasets of a project",
    scope: "read",
    response: json(listOf(datasetDetail), "datasets by name"),
  },
  {
    method: "get",
    path: dataset,
    group: "Datasets",
    id: "getDataset",
    summary: "One dataset with its counts by category and split",
    scope: "read",
    response: json(datasetDetail, "the dataset"),
  },
  {
    method: "put",
    path: dataset,
    group: "Datasets",
    id: "putDataset",
    summary: "Make a dataset or change the fields given",
    description: "A new scoring rule scores every prediction and labels every example again.",
    scope: "write",
    json: {
      schema: putDatasetInput,
      example: { name: "Facts", baseModel: "llama-3-8b", scorer: "squad" },
    },
    response: json(datasetDetail, "the dataset"),
  },
  {
    method: "put",
    path: `${dataset}/examples`,
    group: "Datasets",
    id: "putExamples",
    summary: "Send examples; those with the same example_id are replaced, never renumbered",
    scope: "write",
    file: exampleFiles,
    response: json(putExamplesResponse, "what the dataset holds now"),
  },
  {
    method: "get",
    path: `${dataset}/examples`,
    group: "Datasets",
    id: "exportExamples",
    summary: "Every example with its label and attributes, as JSON lines of the examples format",
    scope: "read",
    query: exportQuery,
    response: {
      kind: "other",
      mediaType: "application/x-ndjson",
      description: "one example a line, in the dataset's order",
    },
  },
  {
    method: "get",
    path: `${dataset}/training-set`,
    group: "Datasets",
    id: "exportTrainingSet",
    summary: "A training set to use next: filtered, relabelled, mixed, or Known ones to replay",
    description:
      "Drawn from the labelled examples of split train, each relation by its share; the same seed gives the same set.",
    scope: "read",
    query: trainingSetQuery,
    response: {
      kind: "other",
      mediaType: "application/x-ndjson",
      description: "lines of the training set format with question, answers and category",
    },
  },
  {
    method: "put",
    path: `${dataset}/slick-samples`,
    group: "Datasets",
    id: "putSlickSamples",
    summary: "Send raw SliCK samples; labels are computed and runs are counted again",
    scope: "write",
    file: slickFiles,
    response: json(putSlickSamplesResponse, "labels by category, and how many changed"),
  },
  {
    method: "get",
    path: `${dataset}/scorers`,
    group: "Datasets",
    id: "compareScorers",
    summary: "What each scorer finds right in the answers that are kept, and where they differ",
    scope: "read",
    response: json(scorersResponse, "counts by scorer and differing answers"),
  },
  {
    method: "get",
    path: `${dataset}/label-sets`,
    group: "Datasets",
    id: "listLabelSets",
    summary: "The labels of further base models",
    scope: "read",
    response: json(listOf(labelSetResponse), "label sets by name"),
  },
  {
    method: "put",
    path: `${dataset}/label-sets/{base}`,
    group: "Datasets",
    id: "putLabelSet",
    summary: "Make a label set of another base model; its runs are read against it",
    scope: "write",
    json: { schema: labelSetInput, example: { baseModel: "mistral-7b" } },
    response: json(labelSetResponse, "the label set"),
  },
  {
    method: "put",
    path: `${dataset}/label-sets/{base}/slick-samples`,
    group: "Datasets",
    id: "putLabelSetSamples",
    summary: "Send raw SliCK samples of that base model; runs of it are counted again",
    scope: "write",
    file: slickFiles,
    response: json(labelSetSamplesResponse, "labels by category"),
  },
];

const uploads: Operation[] = [
  {
    method: "get",
    path: `${project}/uploads`,
    group: "Uploads",
    id: "listUploads",
    summary: "What came in, newest first",
    scope: "read",
    query: listUploadsQuery,
    response: json(uploadsPage, "a page of uploads"),
  },
];

const keys: Operation[] = [
  {
    method: "get",
    path: `${project}/keys`,
    group: "Keys and account",
    id: "listKeys",
    summary: "The API keys of a project, never the keys themselves; an editor sees their own",
    scope: "admin",
    response: json(listOf(keySummary), "keys"),
  },
  {
    method: "post",
    path: `${project}/keys`,
    group: "Keys and account",
    id: "createKey",
    summary: "Make an API key; it is shown this once",
    headers: makeOnceKey,
    description:
      "By session an editor may, too, with scopes up to their own rights. A key can do no more than its owner's role, and nothing once they are gone.",
    scope: "admin",
    json: { schema: createKeyInput, example: { name: "trainer", scopes: ["read", "write"] } },
    response: json(z.object({ key: z.string(), summary: keySummary }), "the key"),
  },
  {
    method: "delete",
    path: `${project}/keys/{key}`,
    group: "Keys and account",
    id: "revokeKey",
    summary: "Revoke an API key; it is dead at the next request",
    scope: "admin",
    response: { kind: "none", description: "revoked" },
  },
  {
    method: "put",
    path: "/account",
    group: "Keys and account",
    id: "setUpAccount",
    summary: "Name, address and first password of whoever came by the printed link",
    description: "For a signed-in person; a key has no account.",
    scope: null,
    json: {
      schema: firstStartInput,
      example: { name: "Ada", email: "ada@example.org", password: "at least ten characters" },
    },
    response: json(z.object({ email: z.string() }), "the address that signs in"),
  },
];

const description: Operation = {
  method: "get",
  path: "/openapi.json",
  group: "This description",
  id: "getOpenApi",
  summary: "This contract as an OpenAPI 3.1 document",
  scope: null,
  response: { kind: "other", mediaType: "application/json", description: "an OpenAPI document" },
};

export const projectOperations: readonly Operation[] = [...projects, ...datasets];
export const administrationOperations: readonly Operation[] = [...uploads, ...keys, description];
