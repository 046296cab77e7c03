import { config } from "zod";

/**
 * In a browser zod checks without code that it makes itself: it would try whether it may, and the page's policy would
 * report the try.
 */
if (typeof window !== "undefined") config({ jitless: true });
