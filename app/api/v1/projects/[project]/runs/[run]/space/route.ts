import { route } from "@/lib/http/route";
import type { RunRef } from "@/lib/runs/service";
import { getRunSpace } from "@/lib/runs/store/get-space";

export const GET = route<RunRef>(({ viewer, params }) => getRunSpace(viewer, params));
