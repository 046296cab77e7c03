import { route } from "@/lib/http/route";
import type { RunPlace } from "@/lib/runs/service";
import { getCandidates } from "@/lib/uploads/choose-series";

export const GET = route<RunPlace>(({ viewer, params }) => getCandidates(viewer, params));
