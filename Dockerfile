# syntax=docker/dockerfile:1
#
#   docker build -t onrecord .
#   docker run -p 127.0.0.1:3000:3000 -v onrecord:/data onrecord
#   docker run -i --rm onrecord extract < articles.ndjson

# The full image has what better-sqlite3 needs where no prebuilt binary can be fetched: python3, make, g++.
FROM node:22-bookworm AS build
WORKDIR /app
COPY package.json package-lock.json ./
# `prepare` would compile sources that are not here yet; better-sqlite3 is the one dependency with a step of its own.
RUN npm ci --ignore-scripts && npm rebuild better-sqlite3
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
RUN npm run build && npm prune --omit=dev --ignore-scripts
# onnxruntime-node brings its binaries for every system; this one needs its own only.
RUN find node_modules/onnxruntime-node/bin -mindepth 3 -maxdepth 3 -type d \
      ! -path "*/linux/$(node -p process.arch)" -exec rm -r {} +

FROM node:22-bookworm-slim
ENV NODE_ENV=production \
    ONRECORD_HOST=0.0.0.0 \
    ONRECORD_PORT=3000 \
    ONRECORD_DATABASE=/data/onrecord.sqlite
WORKDIR /app
# 1000 is the image's user node; as a number it can be told from root without looking into the image.
RUN install --directory --owner=1000 --group=1000 /data
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json openapi.yaml LICENSE ./
COPY migrations ./migrations
COPY data ./data
COPY assets ./assets
USER 1000:1000
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.ONRECORD_PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/app/dist/main.js"]
CMD ["serve"]
