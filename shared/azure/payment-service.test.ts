import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { paymentService } from './payment-service.ts';

const PATIENCE = { timeoutMs: 30_000, retries: 1, firstWaitMs: 1, failuresUntilOpen: 10, openMs: 60_000 };

it.each([302, 307])('a charge follows nobody elsewhere (%i)', async (status) => {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    if (request.url === '/pay/charges') response.writeHead(status, { location: '/elsewhere' }).end();
    else response.end('{"status":"charged"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const payments = paymentService(`http://127.0.0.1:${port}/pay`, PATIENCE);
  await expect(payments.charge('order_1', 700, 'USD')).rejects.toMatchObject({ code: 'payment-unavailable' });
  expect(seen).toEqual(['POST /pay/charges', 'POST /pay/charges']);
  await new Promise((resolve) => server.close(resolve));
});
