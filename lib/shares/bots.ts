/** Programs that fetch a link to preview, index or check it; people behind a browser are not among them. */
const bots =
  /bot\b|bot[/ ;]|crawl|spider|slurp|preview|facebookexternalhit|whatsapp|telegram|embedly|skypeuri|discord|slack|linkedin|pinterest|vkshare|quora|monitor|uptime|curl\/|wget\/|python|node\b|axios|okhttp|go-http|java\/|libwww|lighthouse|headless|archive\.org/i;

/** Whether a request is a person looking: a browser that navigates, neither a bot nor a prefetch. */
export function isPersonLooking(headers: Pick<Headers, "get" | "has">): boolean {
  const agent = headers.get("user-agent") ?? "";
  const purpose = `${headers.get("purpose") ?? ""} ${headers.get("sec-purpose") ?? ""}`;
  const isPrefetch = /prefetch|preview/i.test(purpose) || headers.has("next-router-prefetch");
  return agent !== "" && !bots.test(agent) && !isPrefetch;
}
