import type { ApiResponse } from "@/lib/testing/api-call";
import { readRunState } from "@/lib/testing/run-state";
import {
  DELETE as dropRoute,
  GET as previewRoute,
} from "./projects/[project]/runs/[run]/checkpoints/route";
import { POST as restoreDropRoute } from "./projects/[project]/runs/[run]/drops/[drop]/restore/route";
import { GET as historyRoute } from "./projects/[project]/runs/[run]/history/route";
import { GET as predictionsRoute } from "./projects/[project]/runs/[run]/predictions/route";
import { POST as moveRoute } from "./projects/[project]/runs/[run]/uploads/[upload]/move/route";
import { POST as restoreRoute } from "./projects/[project]/runs/[run]/uploads/[upload]/restore/route";
import { DELETE as undoRoute } from "./projects/[project]/runs/[run]/uploads/[upload]/route";
import type { TestProject } from "./test-project";

type Sent = { key?: string | null };

/** For tests: what takes uploads of a run back, spoken to through the real route handlers. */
export class TestHistory {
  constructor(private readonly project: TestProject) {}

  undo(run: string, upload: string, sent: Sent = {}): Promise<ApiResponse> {
    return this.project.call(undoRoute, "DELETE", { run, upload }, sent);
  }

  restore(run: string, upload: string, sent: Sent = {}): Promise<ApiResponse> {
    return this.project.call(restoreRoute, "POST", { run, upload }, sent);
  }

  move(run: string, upload: string, to: string, sent: Sent = {}): Promise<ApiResponse> {
    const body = JSON.stringify({ run: to });
    return this.project.call(moveRoute, "POST", { run, upload }, { body, ...sent });
  }

  preview(run: string, fromStep: number): Promise<ApiResponse> {
    return this.project.call(previewRoute, "GET", { run }, { query: `fromStep=${fromStep}` });
  }

  drop(run: string, fromStep: number | string, sent: Sent = {}): Promise<ApiResponse> {
    const query = `fromStep=${fromStep}`;
    return this.project.call(dropRoute, "DELETE", { run }, { query, ...sent });
  }

  restoreDrop(run: string, drop: string, sent: Sent = {}): Promise<ApiResponse> {
    return this.project.call(restoreDropRoute, "POST", { run, drop }, sent);
  }

  history(run: string, query = ""): Promise<ApiResponse> {
    return this.project.call(historyRoute, "GET", { run }, { query });
  }

  /** The text of a download, and its headers. */
  async predictions(run: string, query = "", sent: Sent = {}) {
    const request = new Request(`http://localhost:3000/api/v1/test?${query}`, {
      headers: { authorization: `Bearer ${sent.key ?? this.project.key}` },
    });
    const params = Promise.resolve({ project: this.project.project, run });
    const response = await predictionsRoute(request, { params });
    return {
      status: response.status,
      text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(await response.arrayBuffer()),
      headers: response.headers,
    };
  }

  /** All that a run holds and shows, without what names it. */
  async state(run: string) {
    const { text } = await this.predictions(run);
    const predictions = text.split("\n").sort();
    return { ...(await readRunState(this.project.project, run)), predictions };
  }
}

/** The id of an upload's answer. */
export function uploadId(response: ApiResponse): string {
  return (response.body.upload as { id: string }).id;
}
