import type { Viewer } from "@/lib/auth/viewer";
import { route } from "@/lib/http/route";
import { listSessions, removeOtherSessions } from "@/lib/members/list-sessions";
import { requirePerson } from "@/lib/members/service";

const opens = async (viewer: Viewer) => requirePerson(viewer);

export const GET = route(
  async ({ viewer, request }) => ({
    items: await listSessions(viewer, request.headers),
    nextCursor: null,
  }),
  { opens },
);

export const DELETE = route(({ viewer, request }) => removeOtherSessions(viewer, request.headers), {
  opens,
});
