/** Raised when a formula, a test or a rule behind a shown number changes; a frozen link keeps the one it was made with. */
export const methodVersion = 1;
