/** Parses JSON that may have // and block comments and a byte order mark, as host.json and local.settings.json may. */
export function parseJsonWithComments(text: string): unknown {
  const stripped = text.replace(/"(?:[^"\\]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (found) =>
    found.startsWith('"') ? found : '',
  );
  return JSON.parse(stripped.replace(/^\uFEFF/, ''));
}
