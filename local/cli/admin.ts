import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ClockError, PARTS, type Part, type Platform } from './platform.ts';

export interface Admin {
  readonly url: string;
  close(): Promise<void>;
}

class BadRequest extends Error {
  readonly status: number;

  constructor(message: string, status = 400) {
    super(message);
    this.status = status;
  }
}

const MOST_BYTES = 10_000;

/**
 * The platform's own endpoint, for tests and scripts: its state, its virtual clock, and outages made on purpose. Open
 * to this machine alone, and not to web pages.
 */
export async function openAdmin(platform: Platform, port: number): Promise<Admin> {
  const server = createServer((request, response) => {
    answer(platform, request).then(
      (body) => response.writeHead(200, JSON_TYPE).end(`${JSON.stringify(body)}\n`),
      (error: unknown) => {
        const status = error instanceof BadRequest ? error.status : error instanceof ClockError ? 409 : 500;
        response.writeHead(status, JSON_TYPE).end(`${JSON.stringify({ error: (error as Error).message })}\n`);
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => close(server),
  };
}

const JSON_TYPE = { 'content-type': 'application/json' };

async function answer(platform: Platform, request: IncomingMessage): Promise<unknown> {
  refusePages(request);
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const hard = searchParams.has('hard') && searchParams.get('hard') !== 'false';
  const [, verb = '', part = ''] = pathname.split('/');
  switch (`${request.method} /${verb}`) {
    case 'GET /status':
      return status(platform, request);
    case 'GET /clock':
      return clock(platform);
    case 'POST /clock': {
      const { target, stepMs } = readMove(await readBody(request));
      await platform.moveClock(target, stepMs);
      return clock(platform);
    }
    case 'POST /restart':
      await platform.restartPart(partNamed(platform, part), hard);
      return status(platform, request);
    case 'POST /stop':
      await platform.stopPart(partNamed(platform, part), hard);
      return status(platform, request);
    case 'POST /start':
      await platform.startPart(partNamed(platform, part));
      return status(platform, request);
    default:
      throw new BadRequest(`There is no ${request.method} ${pathname}. See --help.`, 404);
  }
}

function status(platform: Platform, request: IncomingMessage) {
  return {
    processes: Object.fromEntries(platform.parts.map((part) => [part, platform.status(part)])),
    ports: { ...platform.ports, admin: request.socket.localPort },
    clock: clock(platform),
  };
}

function clock(platform: Platform) {
  const now = platform.now ?? Date.now();
  return {
    mode: platform.now === undefined ? 'real' : 'virtual',
    now: new Date(now).toISOString(),
    epochMs: now,
  };
}

/** `{"now": ISO time or ms}` or `{"advanceMs": n}`, with `stepMs` to go there in steps. */
function readMove(body: Record<string, unknown>): { target: (now: number) => number; stepMs?: number } {
  const { now, advanceMs, stepMs } = body;
  const steps = stepMs === undefined ? {} : { stepMs: positive('stepMs', stepMs) };
  if (typeof now === 'number') return { target: () => now, ...steps };
  if (typeof now === 'string') return { target: () => Date.parse(now), ...steps };
  if (advanceMs !== undefined) {
    const by = positive('advanceMs', advanceMs);
    return { target: (time) => time + by, ...steps };
  }
  throw new BadRequest('Give {"now": ISO time or ms} or {"advanceMs": n}.');
}

function positive(name: string, value: unknown): number {
  if (Number.isSafeInteger(value) && (value as number) > 0) return value as number;
  throw new BadRequest(`${name} takes a whole number of milliseconds above 0.`);
}

function partNamed(platform: Platform, name: string): Part {
  const part = PARTS.find((one) => one === name);
  if (part !== undefined && platform.parts.includes(part)) return part;
  throw new BadRequest(`There is no process "${name}"; there are ${platform.parts.join(', ')}.`, 404);
}

/** A page that somebody visits must not be able to stop or move anything. */
function refusePages(request: IncomingMessage): void {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  if (request.headers.origin !== undefined || !['localhost', '127.0.0.1', '[::1]'].includes(host)) {
    throw new BadRequest('This endpoint is for this machine alone.', 403);
  }
}

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
    if (text.length > MOST_BYTES) throw new BadRequest('That is too much.', 413);
  }
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null) return body as Record<string, unknown>;
  } catch {
    // Told below.
  }
  throw new BadRequest('Send a JSON object.');
}

async function close(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}
