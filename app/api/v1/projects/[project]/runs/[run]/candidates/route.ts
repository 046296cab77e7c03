import { route } from "@/lib/http/route";
import type { RunRef } from "@/lib/runs/service";
import { getCandidates } from "@/lib/uploads/choose-series";

export const GET = route<RunRef>(({ viewer, params }) => getCandidates(viewer, params));
