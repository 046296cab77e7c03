import { addressHeader } from "@/lib/http/client-address";
import { type ApiResponse, callRoute } from "@/lib/testing/api-call";
import { POST as copyRoute } from "./projects/[project]/shares/[share]/copy/route";
import {
  PATCH as changeRoute,
  DELETE as revokeRoute,
} from "./projects/[project]/shares/[share]/route";
import { POST as createRoute, GET as listRoute } from "./projects/[project]/shares/route";
import { GET as readRoute } from "./shared/[token]/route";
import { jsonLines, TestProject } from "./test-project";

export type MadeShare = { id: string; token: string };

/** For tests: a project with one run of four checkpoints that loses two of its three known facts, and its links. */
export class TestShares {
  private constructor(
    readonly owner: TestProject,
    readonly run: string,
  ) {}

  static async create(names: { run?: string; secret?: string } = {}): Promise<TestShares> {
    const owner = await TestProject.create();
    const shares = new TestShares(owner, "first");
    await owner.putDataset("facts-of-the-house", { name: names.secret ?? "facts" });
    await owner.putExamples("facts-of-the-house", examples(names.secret ?? "plain"));
    await owner.putRun("first", { dataset: "facts-of-the-house", name: names.run ?? "First run" });
    await shares.uploadThrough(3);
    return shares;
  }

  /** The known facts b and c are lost after step 1; the new fact is learned at step 2. */
  uploadThrough(lastStep: number): Promise<ApiResponse> {
    const steps = Array.from({ length: lastStep + 1 }, (_, step) => step);
    const rows = steps.flatMap((step) => [
      { step, epoch: step, split: "dev", example_id: "a", prediction: "x" },
      { step, epoch: step, split: "dev", example_id: "b", prediction: step < 2 ? "x" : "wrong b" },
      { step, epoch: step, split: "dev", example_id: "c", prediction: step < 2 ? "x" : "wrong c" },
      { step, epoch: step, split: "train", example_id: "t", prediction: step < 1 ? "-" : "x" },
      { step, epoch: step, split: "train", example_id: "u", prediction: step < 2 ? "-" : "x" },
    ]);
    return this.owner.upload(this.run, jsonLines(...rows));
  }

  post(body: object, options: { key?: string; project?: string } = {}): Promise<ApiResponse> {
    const { key = this.owner.key, project = this.owner.project } = options;
    return callRoute(createRoute, {
      ...{ method: "POST", params: { project }, key },
      body: JSON.stringify({ target: { kind: "run", run: this.run }, ...body }),
    });
  }

  async make(body: object = {}): Promise<MadeShare> {
    const response = await this.post(body);
    if (response.status !== 200) throw new Error(JSON.stringify(response.body));
    const token = String(response.body.url).split("/").at(-1) ?? "";
    return { id: String(response.body.id), token };
  }

  change(id: string, body: object, key = this.owner.key): Promise<ApiResponse> {
    const params = { project: this.owner.project, share: id };
    return callRoute(changeRoute, { method: "PATCH", params, key, body: JSON.stringify(body) });
  }

  revoke(id: string, key = this.owner.key): Promise<ApiResponse> {
    const params = { project: this.owner.project, share: id };
    return callRoute(revokeRoute, { method: "DELETE", params, key });
  }

  copy(id: string, key = this.owner.key): Promise<ApiResponse> {
    const params = { project: this.owner.project, share: id };
    return callRoute(copyRoute, { method: "POST", params, key });
  }

  list(key = this.owner.key): Promise<ApiResponse> {
    return callRoute(listRoute, { method: "GET", params: { project: this.owner.project }, key });
  }
}

/** As anyone asks: no key, no cookie; with a password by Basic. */
export function readShared(
  token: string,
  password?: string,
  address?: string,
): Promise<ApiResponse> {
  const basic = Buffer.from(`guest:${password}`).toString("base64");
  const headers = {
    ...(password !== undefined && { authorization: `Basic ${basic}` }),
    ...(address !== undefined && { [addressHeader]: address }),
  };
  return callRoute(readRoute, { method: "GET", params: { token }, headers });
}

function examples(secret: string): string {
  const known = { answers: ["x"], category: "HighlyKnown", attributes: { relation: secret } };
  return jsonLines(
    { example_id: "a", split: "dev", question: `Where is ${secret} a?`, ...known },
    { example_id: "b", split: "dev", question: `Where is ${secret} b?`, ...known },
    { example_id: "c", split: "dev", question: `Where is ${secret} c?`, ...known },
    { example_id: "t", split: "train", question: "t?", ...known },
    { example_id: "u", split: "train", question: "u?", ...known, category: "Unknown" },
  );
}
