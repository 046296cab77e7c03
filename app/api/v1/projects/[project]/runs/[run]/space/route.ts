import { route } from "@/lib/http/route";
import { getRunSpace } from "@/lib/runs/get-space";
import type { RunPlace } from "@/lib/runs/service";

export const GET = route<RunPlace>(({ viewer, params }) => getRunSpace(viewer, params));
