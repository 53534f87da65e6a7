interface MediaRange {
  readonly type: string;
  readonly quality: number;
  readonly position: number;
}

/**
 * The best of the media types on offer for an Accept header (RFC 9110, 12.5.1); undefined: none will do. The first on
 * offer is for clients without a wish. Between equals, what is named by itself wins over what a wildcard takes in, and
 * what is named earlier over what is named later.
 */
export function preferred(accept: string | null, offered: readonly string[]): string | undefined {
  const [first] = offered;
  if (accept === null || accept === '*/*' || accept === '') return first;
  if (offered.includes(accept)) return accept;
  const ranges = accept.split(',').map(mediaRange);
  let best: { readonly type: string; readonly rank: readonly number[] } | undefined;
  for (const type of offered) {
    const rank = rankOf(type, ranges);
    if (rank !== undefined && (best === undefined || isHigher(rank, best.rank))) best = { type, rank };
  }
  return best?.type;
}

function mediaRange(text: string, position: number): MediaRange {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const given = parameters.find((parameter) => parameter.startsWith('q='));
  const quality = given === undefined ? 1 : Number(given.slice(2));
  return { type: named(type), quality: quality >= 0 && quality <= 1 ? quality : 1, position };
}

/** Who understands problems understands JSON. */
function named(type: string): string {
  return type === 'application/problem+json' ? 'application/json' : type;
}

/** Quality, how exactly it is named, how early; undefined: refused, or not named at all. */
function rankOf(type: string, ranges: readonly MediaRange[]): readonly number[] | undefined {
  const group = `${type.slice(0, type.indexOf('/'))}/*`;
  const candidates = [type, group, '*/*'];
  for (const [index, candidate] of candidates.entries()) {
    const range = ranges.find((one) => one.type === candidate);
    if (range === undefined) continue;
    return range.quality === 0 ? undefined : [range.quality, -index, index === 0 ? -range.position : 0];
  }
  return undefined;
}

function isHigher(left: readonly number[], right: readonly number[]): boolean {
  for (const [index, value] of left.entries()) {
    const difference = value - (right[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}
