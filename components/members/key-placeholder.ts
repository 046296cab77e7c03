/** Stands in command lines until a key has been made. */
export const keyPlaceholder = "YOUR_KEY";
