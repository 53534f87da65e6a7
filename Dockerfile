# The app for Azure Container Apps and Kubernetes: `npm ci && npm run build`, then `docker build --platform linux/amd64 .`
# dist/main.cjs is the whole app in one file, dist/site what it serves: no node_modules go in, so what was tested is
# what is shipped.
FROM mcr.microsoft.com/azure-functions/node:4-node24

# A port above 1023, because the host does not run as root.
ENV AzureWebJobsScriptRoot=/home/site/wwwroot \
    AzureFunctionsJobHost__Logging__Console__IsEnabled=true \
    ASPNETCORE_URLS=http://+:8080

# The only folders the host writes to: its home, and the sentinels of its keys. The app itself stays read-only.
RUN mkdir -p /home/site/wwwroot /azure-functions-host/Secrets \
    && chown -R 1654:1654 /home /azure-functions-host/Secrets

WORKDIR /home/site/wwwroot
COPY host.json package.json ./
COPY dist/main.cjs ./dist/
COPY dist/site/openapi.json dist/site/problems.html dist/site/swagger-ui.css dist/site/swagger-ui-bundle.js ./dist/site/

# The user `app` of the .NET images below this one; as a number, so that Kubernetes sees that it is not root.
USER 1654
EXPOSE 8080
