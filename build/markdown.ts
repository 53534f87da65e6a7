/**
 * As much of Markdown as docs/problems.md needs: headings (whose text is their id), paragraphs, lists, `code`, and
 * links.
 */
export function renderMarkdown(markdown: string): string {
  return markdown
    .trim()
    .split(/\n{2,}/)
    .map(block)
    .join('\n');
}

function block(text: string): string {
  const heading = /^(#{1,3}) (.+)$/.exec(text);
  if (heading !== null) {
    const [, marks = '', title = ''] = heading;
    const level = marks.length;
    return `<h${level} id="${idOf(title)}">${inline(title)}</h${level}>`;
  }
  if (text.startsWith('- ')) {
    const items = text.split(/\n(?=- )/).map((item) => `<li>${inline(item.slice(2))}</li>`);
    return `<ul>\n${items.join('\n')}\n</ul>`;
  }
  return `<p>${inline(text)}</p>`;
}

function idOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');
}

function inline(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, '<a href="$2">$1</a>');
}
