import { afterResponse } from "@/lib/http/after-response";
import { throughTheDoor } from "@/lib/mlflow/door";
import { answerCall } from "@/lib/mlflow/service";
import { analyseWhenQuiet } from "@/lib/runs/analysis/analyse-when-quiet";

type RouteContext = { params: Promise<{ project: string; version: string; call: string[] }> };

async function answer(request: Request, { params }: RouteContext): Promise<Response> {
  const { project, call } = await params;
  return throughTheDoor(request, project, (viewer) => {
    if (request.method === "POST") afterResponse(() => analyseWhenQuiet(project));
    return answerCall(viewer, { project, call: call.join("/") }, request);
  });
}

export { answer as GET, answer as POST };
