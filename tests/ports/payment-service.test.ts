import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type PaymentPatience, paymentService } from '../../shared/azure/payment-service.ts';
import { anOrderId } from './fixtures.ts';
import { type PaymentService, startPaymentService } from './payment-service.ts';
import { describePayments } from './payments.ts';

const PATIENCE: PaymentPatience = {
  timeoutMs: 30_000,
  retries: 3,
  firstWaitMs: 5,
  failuresUntilOpen: 10,
  openMs: 60_000,
};
/** On a busy machine any answer may take longer than this: it is asked for as often as it takes. */
const HASTY = { ...PATIENCE, timeoutMs: 150, retries: 50, failuresUntilOpen: 100 };

let service: PaymentService;

beforeAll(async () => {
  service = await startPaymentService();
});

beforeEach(() => {
  service.mishaps.length = 0;
});

afterEach(() => {
  vi.useRealTimers();
});

afterAll(() => service.close());

describePayments('over HTTP', async () => paymentService(service.url, PATIENCE));

describe('A payment service that has a bad day', () => {
  it.each([
    ['is slow', 'slow'],
    ['fails', 'fails'],
    ['dies after charging', 'dies-after-charging'],
    ['answers twice', 'answers-twice'],
  ] as const)('charges once when it %s', async (_, mishap) => {
    const payments = paymentService(service.url, mishap === 'slow' ? HASTY : PATIENCE);
    const id = anOrderId();
    service.mishaps.push(mishap, mishap);
    expect(await payments.charge(id, 700, 'USD')).toEqual({ type: 'charged' });
    expect(await payments.charge(id, 700, 'USD')).toEqual({ type: 'charged' });
    expect(service.books.get(id)).toBe(700);
    service.mishaps.push(mishap, mishap);
    expect(await payments.refund(id)).toBe('refunded');
    expect(await payments.refund(id)).toBe('refunded');
    expect(service.books.get(id)).toBe(0);
  });

  it('is left alone after ten failures in a row, and asked again later', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const payments = paymentService(service.url, PATIENCE);
    const id = anOrderId();
    service.mishaps.push(...Array.from({ length: 10 }, () => 'fails' as const));
    const before = service.requests;
    expect(payments.isAway?.()).toBe(false);
    for (let call = 0; call < 4; call++) {
      await expect(payments.charge(id, 700, 'USD')).rejects.toMatchObject({ code: 'payment-unavailable' });
    }
    expect(service.requests - before).toBe(10);
    expect(payments.isAway?.()).toBe(true);
    vi.setSystemTime(Date.now() + 60_001);
    expect(await payments.charge(id, 700, 'USD')).toEqual({ type: 'charged' });
    expect(payments.isAway?.()).toBe(false);
  });

  it('is not asked twice when its answer is no object', async () => {
    const payments = paymentService(service.url, PATIENCE);
    const before = service.requests;
    service.mishaps.push('answers-null', 'answers-null');
    const fault = { name: 'TerminalFault', code: 'payment-answer' };
    await expect(payments.charge(anOrderId(), 700, 'USD')).rejects.toMatchObject(fault);
    await expect(payments.refund(anOrderId())).rejects.toMatchObject(fault);
    expect(service.requests - before).toBe(2);
  });

  it('is not asked twice when it calls a request bad', async () => {
    const payments = paymentService(`${service.url}nowhere`, PATIENCE);
    const before = service.requests;
    await expect(payments.charge(anOrderId(), 700, 'USD')).rejects.toMatchObject({
      name: 'TerminalFault',
      code: 'payment-refused',
    });
    expect(service.requests - before).toBe(1);
  });
});
