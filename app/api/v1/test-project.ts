import { type ApiResponse, callRoute, createApiProject } from "@/lib/testing/api-call";
import { PUT as putExamplesRoute } from "./projects/[project]/datasets/[dataset]/examples/route";
import { PUT as putDatasetRoute } from "./projects/[project]/datasets/[dataset]/route";
import { PUT as putSlickRoute } from "./projects/[project]/datasets/[dataset]/slick-samples/route";
import { GET as getMetricsRoute } from "./projects/[project]/runs/[run]/metrics/route";
import { GET as getRunRoute, PUT as putRunRoute } from "./projects/[project]/runs/[run]/route";
import { GET as getSeriesRoute } from "./projects/[project]/runs/[run]/series/route";
import { PUT as putTrainingSetRoute } from "./projects/[project]/runs/[run]/training-set/route";
import { POST as postUploadRoute } from "./projects/[project]/runs/[run]/uploads/route";
import { GET as listUploadsRoute } from "./projects/[project]/uploads/route";

type Body = string | Uint8Array<ArrayBuffer>;
type Options = { key?: string | null; headers?: Record<string, string>; query?: string };

/** For tests: one project, spoken to through the real route handlers. */
export class TestProject {
  private constructor(
    readonly project: string,
    readonly key: string,
  ) {}

  static async create(): Promise<TestProject> {
    const { project, key } = await createApiProject();
    return new TestProject(project, key);
  }

  putDataset(dataset: string, fields: object = {}): Promise<ApiResponse> {
    return this.call(putDatasetRoute, "PUT", { dataset }, { body: JSON.stringify(fields) });
  }

  putExamples(dataset: string, body: Body, options: Options = {}): Promise<ApiResponse> {
    return this.call(putExamplesRoute, "PUT", { dataset }, { body, ...options });
  }

  putSlickSamples(dataset: string, body: Body, options: Options = {}): Promise<ApiResponse> {
    return this.call(putSlickRoute, "PUT", { dataset }, { body, ...options });
  }

  putRun(run: string, fields: object | string = {}): Promise<ApiResponse> {
    const body = typeof fields === "string" ? fields : JSON.stringify(fields);
    return this.call(putRunRoute, "PUT", { run }, { body });
  }

  getRun(run: string): Promise<ApiResponse> {
    return this.call(getRunRoute, "GET", { run });
  }

  putTrainingSet(run: string, body: Body, options: Options = {}): Promise<ApiResponse> {
    return this.call(putTrainingSetRoute, "PUT", { run }, { body, ...options });
  }

  upload(run: string, body: Body, options: Options = {}): Promise<ApiResponse> {
    return this.call(postUploadRoute, "POST", { run }, { body, ...options });
  }

  getMetrics(run: string, query = ""): Promise<ApiResponse> {
    return this.call(getMetricsRoute, "GET", { run }, { query });
  }

  listUploads(query = ""): Promise<ApiResponse> {
    return this.call(listUploadsRoute, "GET", {}, { query });
  }

  /** "step split category: correct of total (abstained, fitted)", one for each point of the series. */
  async series(run: string, query = ""): Promise<string[]> {
    const response = await this.call(getSeriesRoute, "GET", { run }, { query });
    const points = response.body.points as Record<string, unknown>[];
    return points.map(
      ({ step, split, category, correct, total, abstained, fitted }) =>
        `${step} ${split} ${category}: ${correct} of ${total} (${abstained}, ${fitted})`,
    );
  }

  /** Any route, with this project and its key. */
  call(
    handler: unknown,
    method: string,
    params: Record<string, string>,
    rest: Options & { body?: Body } = {},
  ): Promise<ApiResponse> {
    const { key = this.key, ...call } = rest;
    return callRoute(handler, {
      method,
      params: { project: this.project, ...params },
      key,
      ...call,
    });
  }
}

export function jsonLines(...rows: object[]): string {
  return `${rows.map((row) => JSON.stringify(row)).join("\n")}\n`;
}
