/** An answer in JSON that also sets these cookies. */
export function withCookies(answer: unknown, cookies: readonly string[]): Response {
  const response = Response.json(answer, { headers: { "cache-control": "private, no-store" } });
  for (const cookie of cookies) response.headers.append("set-cookie", cookie);
  return response;
}
