# The help site and the bot of one organization, ready to run:
#   docker build -t enrollkit .
#   docker run -p 3978:3978 -v enrollkit-data:/data --env-file bot.env enrollkit
# bot.env holds MicrosoftAppId and what belongs to it; no secret is part of the image.
FROM node:24-slim AS build
WORKDIR /project
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
ARG CONFIG=enrollkit.config.yaml
RUN node src/cli/enrollkit.mjs build --config "$CONFIG"

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3978 ENROLLKIT_DATA=/data
WORKDIR /app
COPY --from=build /project/build ./build
RUN mkdir /data && chown node:node /data
VOLUME /data
USER node
EXPOSE 3978
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "build/server.mjs"]
