/** Cookies that pages set and read for convenience; none of them decides a right. */
export const pageCookies = {
  lastProject: "onset-project",
} as const;
