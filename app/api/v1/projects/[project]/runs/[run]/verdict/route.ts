import { route } from "@/lib/http/route";
import { getVerdict } from "@/lib/runs/get-verdict";
import type { RunPlace } from "@/lib/runs/service";

export const GET = route<RunPlace>(({ viewer, params }) => getVerdict(viewer, params));
