import { changeSigningSecret, getSigningSecret } from "@/lib/alerts/service";
import { route } from "@/lib/http/route";

type Params = { project: string };

export const GET = route<Params>(({ viewer, params }) => getSigningSecret(viewer, params.project), {
  opens: "write",
});

export const POST = route<Params>(({ viewer, params }) =>
  changeSigningSecret(viewer, params.project),
);
