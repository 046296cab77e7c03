import { ErrorPanel } from "@/components/layout/error-panel";
import { recordRefusedPage } from "@/lib/audit/record-page";

/** In place of a page that needs another right; the attempt is in the trail. `project` null: of the server. */
export async function RefusedPage({
  project,
  message,
}: {
  project: string | null;
  message: string;
}) {
  await recordRefusedPage(project, { status: 403, reason: message });
  return <ErrorPanel code="forbidden" message={message} />;
}
