import { DropDialog } from "./drop-dialog";
import { HistoryPanel } from "./history-panel";
import { MoveDialog } from "./move-dialog";
import { UndoDialog } from "./undo-dialog";
import type { UploadChoice } from "./upload-line";
import type { UploadActions } from "./use-upload-actions";

export type OpenLayer = UploadChoice | { kind: "drop" } | { kind: "history" };

type UploadLayersProps = {
  project: string;
  run: string;
  canWrite: boolean;
  open: OpenLayer;
  actions: UploadActions;
  onClose: () => void;
};

/** What asks before an upload is undone or moved or steps are dropped, and what was. */
export function UploadLayers(props: UploadLayersProps) {
  const { project, run, canWrite, open, actions, onClose } = props;
  const place = { project, run };
  if (open.kind === "history") {
    const restore = (id: string) => actions.restoreDrop.mutate(id);
    const onRestoreDrop = canWrite && !actions.isBusy ? restore : null;
    return <HistoryPanel {...place} onRestoreDrop={onRestoreDrop} onClose={onClose} />;
  }
  if (open.kind === "drop")
    return <DropDialog {...place} onDrop={(step) => actions.drop.mutate(step)} onClose={onClose} />;
  const { upload } = open;
  if (open.kind === "undo")
    return (
      <UndoDialog upload={upload} onUndo={() => actions.undo.mutate(upload)} onClose={onClose} />
    );
  const move = (to: string) => actions.move.mutate({ id: upload.id, to });
  return <MoveDialog {...place} upload={upload} onMove={move} onClose={onClose} />;
}
