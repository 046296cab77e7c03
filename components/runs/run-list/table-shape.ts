/** Pixels. Every row is as high as every other, so that a place in the list is a place on the screen. */
export const rowHeight = 52;
export const headHeight = 34;
export const selectWidth = 34;

/** The first two columns stay when the others scroll sideways. */
export const pinned = {
  select: "sticky left-0",
  name: "sticky left-[34px] border-r",
} as const;
