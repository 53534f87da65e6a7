/*
 * AMQP 1.0 values as bytes (OASIS amqp-core-types, section 1.6). The high half of a constructor byte tells the
 * width, so values can be skipped without being understood: that is what makes it cheap to pass bodies on untouched.
 */

/** The position after the value that starts at `at`. */
export function skipValue(bytes: Buffer, at: number): number {
  let position = at;
  let code = bytes.readUInt8(position++);
  while (code === 0x00) {
    position = skipValue(bytes, position);
    code = bytes.readUInt8(position++);
  }
  return skipContent(code, bytes, position);
}

function skipContent(code: number, bytes: Buffer, position: number): number {
  switch (code >>> 4) {
    case 0x4:
      return position;
    case 0x5:
      return position + 1;
    case 0x6:
      return position + 2;
    case 0x7:
      return position + 4;
    case 0x8:
      return position + 8;
    case 0x9:
      return position + 16;
    case 0xa:
    case 0xc:
    case 0xe:
      return position + 1 + bytes.readUInt8(position);
    case 0xb:
    case 0xd:
    case 0xf:
      return position + 4 + bytes.readUInt32BE(position);
    default:
      throw new RangeError(`No AMQP constructor: 0x${code.toString(16)}`);
  }
}

/** A list's, map's or array's content: how many items, and where they start and end. */
export interface Compound {
  readonly count: number;
  readonly start: number;
  readonly end: number;
}

export function openCompound(bytes: Buffer, at: number): Compound {
  const code = bytes.readUInt8(at);
  switch (code) {
    case 0x45:
      return { count: 0, start: at + 1, end: at + 1 };
    case 0xc0:
    case 0xc1:
    case 0xe0:
      return { count: bytes.readUInt8(at + 2), start: at + 3, end: at + 2 + bytes.readUInt8(at + 1) };
    case 0xd0:
    case 0xd1:
    case 0xf0:
      return { count: bytes.readUInt32BE(at + 5), start: at + 9, end: at + 5 + bytes.readUInt32BE(at + 1) };
    default:
      throw new RangeError(`No list or map: 0x${code.toString(16)}`);
  }
}

/** Reads values one after another. */
export class ValueReader {
  readonly bytes: Buffer;
  position: number;

  constructor(bytes: Buffer, position = 0) {
    this.bytes = bytes;
    this.position = position;
  }

  /**
   * The next value as a plain one: maps become objects, lists and arrays arrays, timestamps Dates, described values
   * lose their descriptor, longs outside the safe integers stay 8-byte Buffers, as uuids stay 16-byte ones.
   */
  read(): unknown {
    let code = this.bytes.readUInt8(this.position++);
    while (code === 0x00) {
      this.position = skipValue(this.bytes, this.position);
      code = this.bytes.readUInt8(this.position++);
    }
    return this.#readAs(code);
  }

  skip(): void {
    this.position = skipValue(this.bytes, this.position);
  }

  #readAs(code: number): unknown {
    const { bytes, position: at } = this;
    switch (code) {
      case 0x40:
        return null;
      case 0x41:
        return true;
      case 0x42:
        return false;
      case 0x43:
      case 0x44:
        return 0;
      case 0x45:
        return [];
      case 0x50:
      case 0x52:
      case 0x53:
        this.position = at + 1;
        return bytes.readUInt8(at);
      case 0x51:
      case 0x54:
      case 0x55:
        this.position = at + 1;
        return bytes.readInt8(at);
      case 0x56:
        this.position = at + 1;
        return bytes.readUInt8(at) === 1;
      case 0x60:
        this.position = at + 2;
        return bytes.readUInt16BE(at);
      case 0x61:
        this.position = at + 2;
        return bytes.readInt16BE(at);
      case 0x70:
        this.position = at + 4;
        return bytes.readUInt32BE(at);
      case 0x71:
        this.position = at + 4;
        return bytes.readInt32BE(at);
      case 0x72:
        this.position = at + 4;
        return bytes.readFloatBE(at);
      case 0x73:
        this.position = at + 4;
        return String.fromCodePoint(bytes.readUInt32BE(at));
      case 0x80:
        return this.#integer(bytes.readBigUInt64BE(at));
      case 0x81:
        return this.#integer(bytes.readBigInt64BE(at));
      case 0x82:
        this.position = at + 8;
        return bytes.readDoubleBE(at);
      case 0x83:
        this.position = at + 8;
        return new Date(Number(bytes.readBigInt64BE(at)));
      case 0xa0:
        return this.#slice(1);
      case 0xb0:
        return this.#slice(4);
      case 0xa1:
        return this.#slice(1).toString();
      case 0xb1:
        return this.#slice(4).toString();
      case 0xa3:
        return this.#slice(1).toString('latin1');
      case 0xb3:
        return this.#slice(4).toString('latin1');
      case 0xc0:
      case 0xd0:
        return this.#list(openCompound(bytes, at - 1));
      case 0xc1:
      case 0xd1:
        return this.#map(openCompound(bytes, at - 1));
      case 0xe0:
      case 0xf0:
        return this.#array(openCompound(bytes, at - 1));
      default: {
        // Uuids and decimals have no plain counterpart.
        const end = skipContent(code, bytes, at);
        this.position = end;
        return bytes.subarray(at, end);
      }
    }
  }

  #integer(value: bigint): number | Buffer {
    const at = this.position;
    this.position = at + 8;
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : this.bytes.subarray(at, at + 8);
  }

  #slice(width: 1 | 4): Buffer {
    const start = this.position + width;
    const length = this.bytes.readUIntBE(this.position, width);
    this.position = start + length;
    return this.bytes.subarray(start, start + length);
  }

  #list({ count, start, end }: Compound): unknown[] {
    this.position = start;
    const items: unknown[] = [];
    for (let i = 0; i < count; i++) items.push(this.read());
    this.position = end;
    return items;
  }

  #map({ count, start, end }: Compound): Record<string, unknown> {
    this.position = start;
    const map: Record<string, unknown> = {};
    for (let i = 0; i + 1 < count; i += 2) {
      const key = String(this.read());
      map[key] = this.read();
    }
    this.position = end;
    return map;
  }

  #array({ count, start, end }: Compound): unknown[] {
    this.position = start;
    let code = this.bytes.readUInt8(this.position++);
    if (code === 0x00) {
      this.position = skipValue(this.bytes, this.position);
      code = this.bytes.readUInt8(this.position++);
    }
    const items: unknown[] = [];
    // Items of zero width (booleans, nulls) take no bytes of their own.
    for (let i = 0; i < count; i++) items.push(this.#readAs(code));
    this.position = end;
    return items;
  }
}

export function decodeValue(bytes: Buffer, at = 0): unknown {
  return new ValueReader(bytes, at).read();
}

/** Encoders for the few types the broker itself writes. */
export function encodeString(text: string): Buffer {
  return variable(0xa1, Buffer.from(text, 'utf8'));
}

export function encodeSymbol(text: string): Buffer {
  return variable(0xa3, Buffer.from(text, 'latin1'));
}

export function encodeLong(value: number | bigint): Buffer {
  const bytes = Buffer.allocUnsafe(9);
  bytes[0] = 0x81;
  bytes.writeBigInt64BE(BigInt(value), 1);
  return bytes;
}

/** Milliseconds since 1970. */
export function encodeTimestamp(time: number): Buffer {
  const bytes = Buffer.allocUnsafe(9);
  bytes[0] = 0x83;
  bytes.writeBigInt64BE(BigInt(time), 1);
  return bytes;
}

export function encodeUint(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(5);
  bytes[0] = 0x70;
  bytes.writeUInt32BE(value, 1);
  return bytes;
}

export function encodeInt(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(5);
  bytes[0] = 0x71;
  bytes.writeInt32BE(value, 1);
  return bytes;
}

/** `items`: keys and values in turn, encoded. */
export function encodeMap(items: readonly Buffer[]): Buffer {
  return encodeMapContent(Buffer.concat(items), items.length);
}

/** A map from already joined items; `count` counts keys and values. */
export function encodeMapContent(content: Buffer, count: number): Buffer {
  return compound(0xc1, content, count);
}

export function encodeListContent(content: Buffer, count: number): Buffer {
  return compound(0xc0, content, count);
}

// Small constructors are 0x10 below their large ones: vbin8 a0 / vbin32 b0, list8 c0 / list32 d0.
function variable(small: number, data: Buffer): Buffer {
  if (data.length < 256) return Buffer.concat([Buffer.from([small, data.length]), data]);
  const head = Buffer.allocUnsafe(5);
  head[0] = small + 0x10;
  head.writeUInt32BE(data.length, 1);
  return Buffer.concat([head, data]);
}

function compound(small: number, content: Buffer, count: number): Buffer {
  if (content.length < 255 && count < 256) {
    return Buffer.concat([Buffer.from([small, content.length + 1, count]), content]);
  }
  const head = Buffer.allocUnsafe(9);
  head[0] = small + 0x10;
  head.writeUInt32BE(content.length + 4, 1);
  head.writeUInt32BE(count, 5);
  return Buffer.concat([head, content]);
}
