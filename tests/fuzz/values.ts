import fc from 'fast-check';
import type { OpenApi, Schema } from '../flow/api-description.ts';

/** Texts that have broken other programs. */
export const nasty = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    "'; DROP TABLE orders; --",
    "' or '1' eq '1",
    '"quoted"',
    '<script>alert(1)</script>',
    '../../etc/passwd',
    'null',
    '-1',
    '1e309',
    '９９',
    '\u0000',
    '\ufeff',
    '\ud83d\udc69\u200d\ud83d\ude80',
    'İstanbul',
    'ß'.repeat(60),
    '/\\#?%',
    'a'.repeat(300),
  ),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary-ascii', maxLength: 20 }),
);

const junk = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  nasty,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

/** Mostly what the schema asks for; now and then something else in one place of it. */
export function valueFor(schema: Schema, document: OpenApi): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 12, arbitrary: fitting(schema, document) }, { weight: 1, arbitrary: junk });
}

function fitting(schema: Schema, document: OpenApi): fc.Arbitrary<unknown> {
  if (typeof schema.$ref === 'string') {
    const name = schema.$ref.replace('#/components/schemas/', '');
    return fitting(document.components.schemas[name] ?? {}, document);
  }
  if (Array.isArray(schema.anyOf)) {
    return fc.oneof(...(schema.anyOf as Schema[]).map((inner) => fitting(inner, document)));
  }
  if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as unknown[]));
  if ('const' in schema) return fc.constant(schema.const);
  switch (schema.type) {
    case 'object':
      return objectFor(schema, document);
    case 'array': {
      const {
        items = {},
        minItems = 0,
        maxItems = 8,
      } = schema as { items?: Schema; minItems?: number; maxItems?: number };
      return fc.array(valueFor(items, document), {
        minLength: minItems,
        maxLength: Math.min(maxItems, minItems + 4),
      });
    }
    case 'string':
      return textFor(schema);
    case 'integer':
      return fc.integer({
        min: Number(schema.minimum ?? -5),
        max: Math.min(Number(schema.maximum ?? 1_000), 1_000),
      });
    case 'number':
      return fc.integer({ min: 1, max: 200_000 }).map((cents) => cents / 100);
    case 'boolean':
      return fc.boolean();
    default:
      return junk;
  }
}

function objectFor(schema: Schema, document: OpenApi): fc.Arbitrary<unknown> {
  const { properties = {}, additionalProperties } = schema as {
    properties?: Record<string, Schema>;
    additionalProperties?: Schema | boolean;
  };
  const known = Object.entries(properties).map(([name, inner]) => [name, valueFor(inner, document)] as const);
  if (typeof additionalProperties === 'object') {
    return fc.dictionary(fc.oneof(SKU, nasty), valueFor(additionalProperties, document), { maxKeys: 4 });
  }
  const required = (schema.required as string[] | undefined) ?? [];
  // Nearly always whole: what lacks something is refused early, and little is learnt from it.
  return fc.oneof(
    { weight: 6, arbitrary: fc.record(Object.fromEntries(known), { requiredKeys: required }) },
    { weight: 1, arbitrary: fc.record(Object.fromEntries(known), { requiredKeys: [] }) },
  );
}

const SKU = fc.constantFrom('milk', 'bread', 'apples', 'oranges', 'iPhone');

function textFor({ maxLength, pattern }: Schema): fc.Arbitrary<string> {
  const most = Number(maxLength ?? 60);
  if (pattern === '^\\d{1,9}[smhd]$') return fc.constantFrom('90s', '2h', '3d');
  if (pattern === '^[A-Z]{2}$') return fc.constantFrom('DE', 'JP', 'US');
  if (typeof pattern === 'string' && pattern.includes('@')) return fc.emailAddress();
  return fc.oneof(
    { weight: 3, arbitrary: SKU },
    { weight: 1, arbitrary: nasty.map((text) => text.slice(0, most)) },
  );
}
