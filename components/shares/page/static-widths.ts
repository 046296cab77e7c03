/** A narrow box, a wider, a wide and paper: a picture is drawn for each, and the style sheet picks by the box that holds it. */
export const staticWidths = [
  { width: 324, className: "@min-[34rem]:hidden print:hidden" },
  { width: 620, className: "hidden @min-[34rem]:block @min-[56rem]:hidden print:hidden" },
  { width: 970, className: "hidden @min-[56rem]:block print:block" },
] as const;
