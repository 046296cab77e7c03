/** Two filters a line on a phone, as wide as their words on a desk. */
export const filterWidth = "flex-1 basis-32 sm:flex-none sm:basis-auto";
