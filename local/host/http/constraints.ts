/** Inline route constraints, with the meaning that ASP.NET routing gives them. */
export type Constraint = (value: string) => boolean;

const INT = /^\s*[+-]?\d+\s*$/;

const integerWithin =
  (min: bigint, max: bigint): Constraint =>
  (value) => {
    if (!INT.test(value)) return false;
    const number = BigInt(value.trim().replace(/^\+/, ''));
    return number >= min && number <= max;
  };

const isLong = integerWithin(-(2n ** 63n), 2n ** 63n - 1n);

const PLAIN: Readonly<Record<string, Constraint>> = {
  int: integerWithin(-(2n ** 31n), 2n ** 31n - 1n),
  long: isLong,
  bool: (value) => /^\s*(true|false)\s*$/i.test(value),
  alpha: (value) => /^[a-z]*$/i.test(value),
  guid: (value) =>
    /^\s*(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}|\([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\))\s*$/i.test(
      value,
    ),
  decimal: (value) => /^\s*[+-]?(?:\d[\d,]*(?:\.\d*)?|\.\d+)\s*[+-]?\s*$/.test(value),
  double: (value) =>
    /^\s*(?:[+-]?(?:\d[\d,]*(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?|NaN|[+-]?Infinity)\s*$/i.test(value),
  float: (value) =>
    /^\s*(?:[+-]?(?:\d[\d,]*(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?|NaN|[+-]?Infinity)\s*$/i.test(value),
  datetime: (value) => /\d\D+\d/.test(value) && !Number.isNaN(Date.parse(value)),
  required: (value) => value !== '',
  file: (value) => /\.[^./]+$/.test(value),
  nonfile: (value) => !/\.[^./]+$/.test(value),
};

/** The constraint that a template spells `text`; undefined when there is none of that name or its values are bad. */
export function constraintOf(text: string): Constraint | undefined {
  const found = /^([a-z]+)(?:\(([\s\S]*)\))?$/i.exec(text);
  if (!found) return undefined;
  const [, name = '', values] = found;
  const kind = name.toLowerCase();
  if (values === undefined) return Object.hasOwn(PLAIN, kind) ? PLAIN[kind] : undefined;
  if (kind === 'regex') return pattern(values);
  const numbers = values.split(',').map((part) => part.trim());
  if (!numbers.every((part) => /^[+-]?\d+$/.test(part))) return undefined;
  const [first = '', second] = numbers;
  return second === undefined ? ofOne(kind, first) : ofTwo(kind, first, second);
}

function pattern(source: string): Constraint | undefined {
  try {
    const expression = new RegExp(source, 'i');
    return (value) => expression.test(value);
  } catch {
    return undefined; // The caller names the constraint and its route.
  }
}

function ofOne(kind: string, text: string): Constraint | undefined {
  const limit = Number(text);
  switch (kind) {
    case 'length':
      return (value) => value.length === limit;
    case 'minlength':
      return (value) => value.length >= limit;
    case 'maxlength':
      return (value) => value.length <= limit;
    case 'min':
      return integerWithin(BigInt(text), 2n ** 63n - 1n);
    case 'max':
      return integerWithin(-(2n ** 63n), BigInt(text));
    default:
      return undefined;
  }
}

function ofTwo(kind: string, low: string, high: string): Constraint | undefined {
  switch (kind) {
    case 'length':
      return (value) => value.length >= Number(low) && value.length <= Number(high);
    case 'range':
      return integerWithin(BigInt(low), BigInt(high));
    default:
      return undefined;
  }
}
