import {
  comparisonResponse,
  differingExamplesResponse,
  sliceFallsResponse,
} from "@/lib/comparisons/comparison-schema";
import {
  comparisonQuery,
  differingExamplesQuery,
  knowledgeCostQuery,
  knowledgeCostResponse,
  sliceFallsQuery,
} from "@/lib/comparisons/schema";
import {
  analysisQuery,
  analysisResponse,
  verdictQuery,
  verdictResponse,
} from "@/lib/runs/analysis/analysis-schema";
import {
  exampleResponse,
  examplesQuery,
  examplesResponse,
  leaksResponse,
  populationQuery,
  slicesQuery,
  slicesResponse,
  transitionsResponse,
} from "@/lib/runs/examples/examples-schema";
import { json, type Operation } from "./operation";

const project = "/projects/{project}";
const run = `${project}/runs/{run}`;
const group = "Analysis";
const scope = "read" as const;

export const analysisOperations: readonly Operation[] = [
  {
    method: "get",
    path: `${run}/analysis`,
    group,
    id: "getAnalysis",
    summary: "Best, last, drop, onset, recommended checkpoint and findings in words",
    scope,
    query: analysisQuery,
    response: json(analysisResponse, "the analysis; values that do not exist are null"),
  },
  {
    method: "get",
    path: `${run}/verdict`,
    group,
    id: "getVerdict",
    summary: "Continue or stop, for a trainer or a CI gate",
    description:
      "By the finished rule for a finished run, the planned one where plannedCheckpoints is known, else the open-ended one; the run page uses the same.",
    scope,
    query: verdictQuery,
    response: json(verdictResponse, "the decision and its reason"),
  },
  {
    method: "get",
    path: `${run}/transitions`,
    group,
    id: "getTransitions",
    summary: "Examples gained and lost at each checkpoint",
    scope,
    query: populationQuery,
    response: json(transitionsResponse, "flows by checkpoint"),
  },
  {
    method: "get",
    path: `${run}/slices`,
    group,
    id: "getSlices",
    summary: "Where it hurts: best against last by an attribute of the examples",
    scope,
    query: slicesQuery,
    response: json(slicesResponse, "slices"),
  },
  {
    method: "get",
    path: `${run}/leaks`,
    group,
    id: "getLeaks",
    summary: "Wrong answers taken from new facts, and how few answers cover most",
    scope,
    query: populationQuery,
    response: json(leaksResponse, "leaks and concentration, last checkpoint against the start"),
  },
  {
    method: "get",
    path: `${run}/examples`,
    group,
    id: "listExamples",
    summary: "Examples with their outcomes over the checkpoints",
    scope,
    query: examplesQuery,
    response: json(examplesResponse, "a page of examples"),
  },
  {
    method: "get",
    path: `${run}/examples/{example}`,
    group,
    id: "getExample",
    summary: "One example: question, answers, samples, and every prediction",
    scope,
    response: json(exampleResponse, "the example"),
  },
  {
    method: "get",
    path: `${project}/comparison`,
    group,
    id: "getComparison",
    summary:
      "Up to 50 runs side by side: paired tests, attribution, remedies, differences, refusals",
    scope,
    query: comparisonQuery,
    response: json(comparisonResponse, "the comparison; runs that cannot be compared are refusals"),
  },
  {
    method: "get",
    path: `${project}/comparison/slices`,
    group,
    id: "getSliceDamage",
    summary: "The fall from best to last by an attribute of the examples, a column a run",
    scope,
    query: sliceFallsQuery,
    response: json(sliceFallsResponse, "slices"),
  },
  {
    method: "get",
    path: `${project}/comparison/examples`,
    group,
    id: "getTellingExamples",
    summary: "Which examples one run alone gets right, or gained or lost against the baseline",
    scope,
    query: differingExamplesQuery,
    response: json(differingExamplesResponse, "a page of examples with every run's answer"),
  },
  {
    method: "get",
    path: `${project}/knowledge-cost`,
    group,
    id: "getKnowledgeCost",
    summary: "What fitting Unknown examples costs: the linear model over several runs",
    scope,
    query: knowledgeCostQuery,
    response: json(knowledgeCostResponse, "coefficients with intervals"),
  },
];
