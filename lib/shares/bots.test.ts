import { describe, expect, it } from "vitest";
import { isPersonLooking } from "./bots";

const chrome =
  "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Mobile Safari/537.36";

function looks(agent: string, more: Record<string, string> = {}): boolean {
  return isPersonLooking(new Headers({ "user-agent": agent, ...more }));
}

describe("isPersonLooking", () => {
  it.each([
    chrome,
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0",
  ])("counts a browser: %s", (agent) => expect(looks(agent)).toBe(true));

  it.each([
    "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "Twitterbot/1.0",
    "WhatsApp/2.23.20.0",
    "TelegramBot (like TwitterBot)",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5",
    "LinkedInBot/1.0 (compatible; Mozilla/5.0)",
    "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0.0.0 Safari/537.36",
    "curl/8.5.0",
    "python-requests/2.32",
    "",
  ])("leaves out a program: %s", (agent) => expect(looks(agent)).toBe(false));

  it("leaves out a page fetched before anyone looks", () => {
    expect(looks(chrome, { "sec-purpose": "prefetch;prerender" })).toBe(false);
    expect(looks(chrome, { purpose: "prefetch" })).toBe(false);
    expect(looks(chrome, { "next-router-prefetch": "1" })).toBe(false);
  });
});
