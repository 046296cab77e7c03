import "server-only";
import type { z } from "zod";
import type { Viewer } from "@/lib/auth/viewer";
import { checked } from "@/lib/http/json-body";
import { openToRead, openToWrite, type ReadScope, type WriteScope } from "@/lib/projects/access";
import { listFolder } from "./artifacts";
import { readFields } from "./door";
import {
  createExperiment,
  experimentByName,
  getExperiment,
  searchExperiments,
  setExperimentTag,
  updateExperiment,
} from "./experiments";
import { metricHistory } from "./history";
import { logBatch } from "./log";
import { MlflowError } from "./mlflow-error";
import {
  createRun,
  deleteRunTag,
  readMlflowRun,
  requireMlflowRun,
  setRunDeleted,
  updateRun,
} from "./runs";
import { calls } from "./schema";
import { searchRuns } from "./search-runs";

type Calls = typeof calls;

/** A call of the door: its right is asked for before the body is read. */
type Door = (viewer: Viewer, project: string, request: Request) => Promise<object>;

function reading<K extends keyof Calls>(
  name: K,
  answer: (scope: ReadScope, call: z.output<Calls[K]>) => Promise<object>,
): Door {
  return async (viewer, project, request) => {
    const scope = await openToRead(viewer, project);
    return answer(scope, checkedCall(name, await readFields(request)));
  };
}

function writing<K extends keyof Calls>(
  name: K,
  answer: (scope: WriteScope, call: z.output<Calls[K]>) => Promise<object>,
): Door {
  return async (viewer, project, request) => {
    const scope = await openToWrite(viewer, project);
    return answer(scope, checkedCall(name, await readFields(request)));
  };
}

function checkedCall<K extends keyof Calls>(name: K, fields: unknown): z.output<Calls[K]> {
  return checked(calls[name], fields) as z.output<Calls[K]>;
}

const nothing = { metrics: [], params: [], tags: [] };

const doors: Record<string, Door> = {
  "POST experiments/create": writing("createExperiment", createExperiment),
  "GET experiments/get-by-name": reading("experimentByName", experimentByName),
  "GET experiments/get": reading("experiment", getExperiment),
  "GET experiments/search": reading("searchExperiments", searchExperiments),
  "POST experiments/search": reading("searchExperiments", searchExperiments),
  "POST experiments/update": writing("updateExperiment", (scope, call) =>
    updateExperiment(scope, call.experiment_id, { name: call.new_name }),
  ),
  "POST experiments/delete": writing("experiment", (scope, call) =>
    updateExperiment(scope, call.experiment_id, { isDeleted: true }),
  ),
  "POST experiments/restore": writing("experiment", (scope, call) =>
    updateExperiment(scope, call.experiment_id, { isDeleted: false }),
  ),
  "POST experiments/set-experiment-tag": writing("experimentTag", setExperimentTag),
  "POST runs/create": writing("createRun", createRun),
  "POST runs/update": writing("updateRun", updateRun),
  "GET runs/get": reading("run", readMlflowRun),
  "POST runs/delete": writing("run", (scope, call) => setRunDeleted(scope, call, true)),
  "POST runs/restore": writing("run", (scope, call) => setRunDeleted(scope, call, false)),
  "POST runs/log-batch": writing("logBatch", logBatch),
  "POST runs/log-metric": writing("logMetric", (scope, { run_id, ...metric }) =>
    logBatch(scope, { ...nothing, run_id, metrics: [metric] }),
  ),
  "POST runs/log-parameter": writing("logParameter", (scope, { run_id, ...param }) =>
    logBatch(scope, { ...nothing, run_id, params: [param] }),
  ),
  "POST runs/set-tag": writing("setTag", (scope, { run_id, ...tag }) =>
    logBatch(scope, { ...nothing, run_id, tags: [tag] }),
  ),
  "POST runs/delete-tag": writing("deleteTag", deleteRunTag),
  "POST runs/search": reading("searchRuns", searchRuns),
  // Inputs name data sets that Onset does not keep; the client only needs to hear that all is well.
  "POST runs/log-inputs": writing("run", async (scope, call) => {
    await requireMlflowRun(scope, call.run_id);
    return {};
  }),
  "GET metrics/get-history": reading("history", async (scope, { run_id, ...call }) =>
    metricHistory((await requireMlflowRun(scope, run_id)).own, call),
  ),
  "GET artifacts/list": reading("listArtifacts", async (scope, { run_id, path }) => {
    const { files, prefix, experiment } = await listFolder(scope, run_id, path);
    return {
      root_uri: `mlflow-artifacts:/${experiment}/${run_id}/artifacts`,
      files: files.map((file) => ({ ...file, path: `${prefix}${file.path}` })),
    };
  }),
};

const serverInfo = {
  store_type: "SqlStore",
  workspaces_enabled: false,
  trace_archival_enabled: false,
};

/** Answers a call of MLflow's REST for a project; what Onset does not have is ENDPOINT_NOT_FOUND. */
export async function answerCall(
  viewer: Viewer,
  place: { project: string; call: string },
  request: Request,
): Promise<object> {
  if (place.call === "server-info") {
    await openToRead(viewer, place.project);
    return serverInfo;
  }
  const door = doors[`${request.method} ${place.call}`];
  if (door === undefined) {
    const shown = `${request.method} ${place.call}`.slice(0, 200);
    throw new MlflowError("ENDPOINT_NOT_FOUND", `Onset has no call ${shown}`);
  }
  return door(viewer, place.project, request);
}
