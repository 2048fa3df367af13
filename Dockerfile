# The base may be named with a digest or taken from a mirror: --build-arg NODE_IMAGE=...
ARG NODE_IMAGE=node:24-bookworm-slim

FROM ${NODE_IMAGE} AS dependencies
WORKDIR /portal
COPY package.json package-lock.json .npmrc ./
# npm counts peers that only type checking needs as optional, like argon2's binaries, and so cannot omit them alone.
RUN npm ci --omit=dev --ignore-scripts \
 && rm -rf node_modules/typescript node_modules/@openpgp/web-stream-tools

FROM ${NODE_IMAGE} AS pages
WORKDIR /portal
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json ./
COPY config ./config
COPY core ./core
COPY client ./client
RUN npm run build

FROM ${NODE_IMAGE}
# HOME is asked for even by who never uses it, and a user number of the deployer's own choice has none.
ENV NODE_ENV=production \
    HOME=/nonexistent \
    HOST=0.0.0.0 \
    PORT=3000 \
    DATA_DIRECTORY=/data
# A fixed number, so that the owner of a mounted folder can be set before the first start.
RUN groupadd --gid 10001 portal \
 && useradd --uid 10001 --gid portal --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin portal \
 && install --directory --owner=portal --group=portal --mode=0700 /data
WORKDIR /portal
COPY --from=dependencies /portal/node_modules ./node_modules
COPY package.json LICENSE ./
COPY config/app-config.ts config/environment.ts config/access-log-settings.ts config/log-signer-config.ts ./config/
COPY core ./core
COPY server ./server
COPY scripts/create-administrator.ts ./scripts/
COPY --from=pages /portal/dist/client ./dist/client
USER 10001:10001
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/main.ts"]
