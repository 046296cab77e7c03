import { route } from "@/lib/http/route";
import type { RunPlace } from "@/lib/runs/service";
import { getRunSpace } from "@/lib/runs/store/get-space";

export const GET = route<RunPlace>(({ viewer, params }) => getRunSpace(viewer, params));
