/** A phone, a tablet, a desk and paper: a picture is drawn for each, and the style sheet picks. */
export const staticWidths = [
  { width: 324, className: "sm:hidden print:hidden" },
  { width: 620, className: "hidden sm:block lg:hidden print:hidden" },
  { width: 970, className: "hidden lg:block print:block" },
] as const;
