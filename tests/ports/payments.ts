import { describe, expect, it } from 'vitest';
import type { PaymentProvider } from '../../shared/ports.ts';
import { anOrderId } from './fixtures.ts';

export function describePayments(name: string, fresh: () => Promise<PaymentProvider>): void {
  describe(`Payments, ${name}`, () => {
    it('charges once, whatever a repeat asks for', async () => {
      const payments = await fresh();
      const id = anOrderId();
      expect(await payments.charge(id, 129_900, 'USD')).toEqual({ type: 'charged' });
      expect(await payments.charge(id, 129_900, 'USD')).toEqual({ type: 'charged' });
    });

    it('declines amounts that end in .13, again at a repeat', async () => {
      const payments = await fresh();
      const id = anOrderId();
      const declined = { type: 'declined', reason: 'card_declined' };
      expect(await payments.charge(id, 1_013, 'USD')).toEqual(declined);
      expect(await payments.charge(id, 1_013, 'USD')).toEqual(declined);
      expect(await payments.refund(id)).toBe('nothing-charged');
    });

    it('refunds what was charged; a repeat gives the first answer', async () => {
      const payments = await fresh();
      const id = anOrderId();
      await payments.charge(id, 500, 'USD');
      expect(await payments.refund(id)).toBe('refunded');
      expect(await payments.refund(id)).toBe('refunded');
    });

    it('declines a charge that comes after the refund', async () => {
      const payments = await fresh();
      const id = anOrderId();
      expect(await payments.refund(id)).toBe('nothing-charged');
      expect(await payments.charge(id, 500, 'USD')).toMatchObject({ type: 'declined' });
      expect(await payments.refund(id)).toBe('nothing-charged');
    });

    it('takes many charges at once', async () => {
      const payments = await fresh();
      const ids = Array.from({ length: 120 }, () => anOrderId());
      const answers = await Promise.all(
        ids.flatMap((id) => [payments.charge(id, 700, 'EUR'), payments.charge(id, 700, 'EUR')]),
      );
      expect(answers.every(({ type }) => type === 'charged')).toBe(true);
    });
  });
}
