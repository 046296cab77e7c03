import { datasetDetail, deletedDataset } from "@/lib/datasets/schema";
import { deletedProject, projectDetail } from "@/lib/projects/schema";
import { predictionsQuery } from "@/lib/runs/examples/predictions-schema";
import { runDetail } from "@/lib/runs/schema";
import { historyQuery, runChange } from "@/lib/runs/store/history-schema";
import { projectSpace, runSpace } from "@/lib/runs/store/space-schema";
import {
  dropPreview,
  dropResponse,
  fromStepQuery,
  moveUploadInput,
  uploadSummary,
} from "@/lib/uploads/schema";
import { json, type Operation } from "./operation";
import { listOf } from "./page";

const project = "/projects/{project}";
const run = `${project}/runs/{run}`;
const dataset = `${project}/datasets/{dataset}`;
const group = "Taking back";

const uploads: Operation[] = [
  {
    method: "delete",
    path: `${run}/uploads/{upload}`,
    group,
    id: "undoUpload",
    summary: "Undo an upload: what stood before it stands again",
    description:
      "The files of uploads are kept, compressed, for as long and as far as the settings say, and read again at the places that the upload wrote to. Where a file that is needed is not kept, 409 names it and nothing changes. Files of datasets cannot be undone; examples that came with predictions stay in the run's dataset.",
    scope: "write",
    response: { kind: "none", description: "undone; restorable for seven days" },
  },
  {
    method: "post",
    path: `${run}/uploads/{upload}/restore`,
    group,
    id: "restoreUpload",
    summary: "Bring an undone upload back, within seven days",
    description: "It stands where it stood in the order of the run's uploads.",
    scope: "write",
    response: json(uploadSummary, "the upload"),
  },
  {
    method: "post",
    path: `${run}/uploads/{upload}/move`,
    group,
    id: "moveUpload",
    summary: "Move an upload to the run that it was meant for",
    description: "It is undone here and stored there, on top, in one step or not at all.",
    scope: "write",
    json: { schema: moveUploadInput, example: { run: "unk050_s2" } },
    response: json(uploadSummary, "the upload, now of that run"),
  },
  {
    method: "get",
    path: `${run}/checkpoints`,
    group,
    id: "previewDrop",
    summary: "What a drop from a step on would take",
    scope: "read",
    query: fromStepQuery,
    response: json(dropPreview, "what would go"),
  },
  {
    method: "delete",
    path: `${run}/checkpoints`,
    group,
    id: "dropCheckpoints",
    summary: "Drop every checkpoint and metric from a step on",
    description:
      "For a training that went back to an older checkpoint. What is uploaded afterwards stands, whatever its steps.",
    scope: "write",
    query: fromStepQuery,
    response: json(dropResponse, "what was dropped"),
  },
  {
    method: "post",
    path: `${run}/drops/{drop}/restore`,
    group,
    id: "restoreDrop",
    summary: "Bring dropped checkpoints back, within seven days",
    description: "What was uploaded since stays on top of them.",
    scope: "write",
    response: { kind: "none", description: "they stand again" },
  },
  {
    method: "get",
    path: `${run}/history`,
    group,
    id: "getRunHistory",
    summary: "What happened to a run: who changed what, and when",
    scope: "read",
    query: historyQuery,
    response: json(listOf(runChange), "changes, newest first"),
  },
];

const taken =
  "409 where a new one has its id. The project's record of changes has a line of it, with who did it.";

const deletions: Operation[] = [
  {
    method: "post",
    path: `${run}/restore`,
    group,
    id: "restoreRun",
    summary: "Bring back the run of this id that was deleted last, within seven days",
    description: taken,
    scope: "write",
    response: json(runDetail, "the run"),
  },
  {
    method: "delete",
    path: dataset,
    group,
    id: "deleteDataset",
    summary: "Delete a dataset: gone from every view at once, restorable for seven days",
    description:
      "Runs that were measured on it keep their counts. Their questions and answers and the tests that pair examples are away until it is restored, and gone with it.",
    scope: "write",
    response: { kind: "none", description: "no view finds it any more" },
  },
  {
    method: "post",
    path: `${dataset}/restore`,
    group,
    id: "restoreDataset",
    summary: "Bring back the dataset of this id that was deleted last, within seven days",
    description: taken,
    scope: "write",
    response: json(datasetDetail, "the dataset"),
  },
  {
    method: "get",
    path: `${project}/deleted-datasets`,
    group,
    id: "listDeletedDatasets",
    summary: "Datasets that can still be restored",
    scope: "write",
    response: json(listOf(deletedDataset), "deleted datasets, the last first"),
  },
  {
    method: "delete",
    path: project,
    group,
    id: "deleteProject",
    summary:
      "Delete a project: its pages, keys and links are dead at once, for seven days restorable",
    scope: "admin",
    response: { kind: "none", description: "no view finds it any more" },
  },
  {
    method: "post",
    path: `${project}/restore`,
    group,
    id: "restoreProject",
    summary: "Bring a deleted project back with its keys and links, within seven days",
    description: `The one thing that its keys can still do, with the scope admin. ${taken}`,
    scope: "admin",
    response: json(projectDetail, "the project"),
  },
  {
    method: "get",
    path: "/deleted-projects",
    group,
    id: "listDeletedProjects",
    summary: "Projects that you may still restore",
    scope: "read",
    response: json(listOf(deletedProject), "deleted projects, the last first"),
  },
];

const content: Operation[] = [
  {
    method: "get",
    path: `${run}/predictions`,
    group: "Examples",
    id: "getPredictions",
    summary: "Every stored answer of a run, by step, split and example",
    description: "As JSON lines they can be uploaded again; CSV is for spreadsheets.",
    scope: "read",
    query: predictionsQuery,
    response: {
      kind: "other",
      mediaType: "application/x-ndjson",
      description: "a line for each answer; text/csv with format=csv",
    },
  },
  {
    method: "get",
    path: `${run}/space`,
    group: "Space",
    id: "getRunSpace",
    summary: "Bytes that a run takes in the database",
    scope: "read",
    response: json(runSpace, "bytes by kind"),
  },
  {
    method: "get",
    path: `${project}/space`,
    group: "Space",
    id: "getProjectSpace",
    summary: "Bytes that a project takes, and its largest runs",
    scope: "read",
    response: json(projectSpace, "bytes by kind"),
  },
];

export const historyOperations: readonly Operation[] = [...uploads, ...deletions, ...content];
