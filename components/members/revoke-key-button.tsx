import { RemoveButton } from "@/components/layout/remove-button";
import { apiPaths } from "@/lib/paths";

type RevokeKeyButtonProps = { project: string; id: string; name: string };

export function RevokeKeyButton({ project, id, name }: RevokeKeyButtonProps) {
  return (
    <RemoveButton
      {...{ name, verb: "Revoke", done: "revoked" }}
      description="Whatever uses it is refused from its next request on. This cannot be taken back; a new key can be made."
      address={apiPaths.key(project, id)}
    />
  );
}
