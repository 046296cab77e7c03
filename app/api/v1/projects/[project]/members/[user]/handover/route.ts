import { route } from "@/lib/http/route";
import { handOverProject, type MemberPlace } from "@/lib/members/change-role";

export const POST = route<MemberPlace>(({ viewer, params }) => handOverProject(viewer, params), {
  opens: "own",
});
