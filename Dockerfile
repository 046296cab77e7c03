FROM node:24-slim AS build
WORKDIR /onset
COPY package.json package-lock.json ./
COPY scripts/generate-client.mjs scripts/
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24-slim
WORKDIR /onset
ENV NODE_ENV=production HOST=0.0.0.0 ONSET_DATA_DIR=/data TMPDIR=/data/tmp
RUN mkdir -p /data/tmp && chown -R node:node /data
# Not the server's own: it writes below /data alone, so the rest may be mounted read-only.
COPY --from=build /onset /onset
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK CMD ["node", "-e", "fetch('http://127.0.0.1:3000/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--conditions=react-server", "--import", "tsx", "scripts/start.ts"]
