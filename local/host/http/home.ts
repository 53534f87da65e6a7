/** What a browser gets at the root, unless AzureWebJobsDisableHomepage says otherwise. */
export const HOME_PAGE = Buffer.from(`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Functions host</title>
<style>body { font: 16px/1.5 system-ui, sans-serif; max-width: 40rem; margin: 4rem auto; padding: 0 1rem }</style></head>
<body>
<h1>Your functions host is up and running</h1>
<p>This is the local stand-in for the Azure Functions host.
<a href="/admin/host/status">Status</a> · <a href="/admin/functions">functions</a></p>
</body>
</html>
`);
