import { route } from "@/lib/http/route";
import { handOverProject, type MemberRef } from "@/lib/members/change-role";

export const POST = route<MemberRef>(({ viewer, params }) => handOverProject(viewer, params), {
  opens: "own",
});
