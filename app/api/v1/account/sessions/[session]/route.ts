import { route } from "@/lib/http/route";
import { removeSession } from "@/lib/members/list-sessions";
import { requirePerson } from "@/lib/members/service";

export const DELETE = route<{ session: string }>(
  ({ viewer, params }) => removeSession(viewer, params.session),
  { opens: async (viewer) => requirePerson(viewer) },
);
