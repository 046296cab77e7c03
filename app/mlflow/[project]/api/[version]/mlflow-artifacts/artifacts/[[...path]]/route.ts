import { listFolder, placeOfArtifact, putArtifact, readArtifact } from "@/lib/mlflow/artifacts";
import { throughTheDoor } from "@/lib/mlflow/door";
import { readTableArtifact } from "@/lib/mlflow/table-artifact";
import { openToRead, openToWrite } from "@/lib/projects/access";

type RouteContext = { params: Promise<{ project: string; path?: string[] }> };

export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const { project, path = [] } = await params;
  return throughTheDoor(request, project, async (viewer) => {
    const scope = await openToRead(viewer, project);
    const folder = new URL(request.url).searchParams.get("path");
    if (path.length === 0 && folder !== null) {
      const place = placeOfArtifact(folder.split("/"));
      return { files: (await listFolder(scope, place.id, place.path)).files };
    }
    const bytes = await readArtifact(scope, placeOfArtifact(path));
    // Never shown by a browser as a page of ours: what is in it came from outside.
    return new Response(bytes, {
      headers: {
        "content-type": "application/octet-stream",
        "content-disposition": "attachment",
        "x-content-type-options": "nosniff",
      },
    });
  });
}

export async function PUT(request: Request, { params }: RouteContext): Promise<Response> {
  const { project, path = [] } = await params;
  return throughTheDoor(request, project, async (viewer) => {
    const scope = await openToWrite(viewer, project);
    const place = placeOfArtifact(path);
    const { run, bytes } = await putArtifact(scope, place, request);
    await readTableArtifact(viewer, project, { ...place, run, bytes });
    return {};
  });
}
