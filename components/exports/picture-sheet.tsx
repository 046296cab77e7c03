import type { ExportPicture } from "@/components/exports/export-picture";
import { pictureBody } from "@/components/exports/picture-body";
import { SheetFrame } from "@/components/exports/sheet-frame";
import { SheetKeys } from "@/components/exports/sheet-keys";

const room = 896;
const rowHeight = 20;

/** A picture to take away: title, chart, keys, and where it comes from in the footer. */
export function PictureSheet({ picture }: { picture: ExportPicture }) {
  const { series, marks, multiples, hidden = [] } = picture;
  const { title, howToRead, provenance } = picture;
  const shown = series.filter(({ id }) => !hidden.includes(id));
  const { height, drawing } = pictureBody(picture, room);
  const keysTop = height + 22;
  const keys = multiples ? 0 : Math.max(1, Math.ceil((shown.length + marks.length) / 3));
  return (
    <SheetFrame {...{ title, howToRead, provenance }} bodyHeight={keysTop + rowHeight * keys - 16}>
      {drawing}
      {keys > 0 && <SheetKeys series={shown} marks={marks} left={0} top={keysTop} width={room} />}
    </SheetFrame>
  );
}
