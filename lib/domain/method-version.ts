/**
 * Raised when a formula, a test or a rule behind a shown number changes: a stored analysis of an earlier one is made
 * anew, a frozen link keeps the one it was made with.
 */
export const methodVersion = 6;
