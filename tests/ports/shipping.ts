import { describe, expect, it } from 'vitest';
import type { Shipping } from '../../shared/ports.ts';
import { anOrderId } from './fixtures.ts';

export function describeShipping(name: string, fresh: () => Promise<Shipping>): void {
  describe(`Shipping, ${name}`, () => {
    const unavailable = {
      type: 'unavailable',
      message: 'The shipping service is currently deactivated for routine maintenance.',
    };

    it('ships, also twice', async () => {
      const shipping = await fresh();
      const id = anOrderId();
      expect(await shipping.isActive()).toBe(true);
      expect(await shipping.ship(id)).toEqual({ type: 'shipped' });
      expect(await shipping.ship(id)).toEqual({ type: 'shipped' });
    });

    it('ships nothing while it is deactivated, and the next order once it is active again', async () => {
      const shipping = await fresh();
      await shipping.setActive(false);
      expect(await shipping.isActive()).toBe(false);
      expect(await shipping.ship(anOrderId())).toEqual(unavailable);
      await shipping.setActive(true);
      expect(await shipping.ship(anOrderId())).toEqual({ type: 'shipped' });
    });

    it('stands by what it refused, also once it is active again', async () => {
      const shipping = await fresh();
      const id = anOrderId();
      await shipping.setActive(false);
      expect(await shipping.ship(id)).toEqual(unavailable);
      await shipping.setActive(true);
      expect(await shipping.ship(id)).toEqual(unavailable);
    });

    it('stands by what it shipped before it was deactivated', async () => {
      const shipping = await fresh();
      const id = anOrderId();
      await shipping.ship(id);
      await shipping.setActive(false);
      expect(await shipping.ship(id)).toEqual({ type: 'shipped' });
    });

    it('never ships what was cancelled', async () => {
      const shipping = await fresh();
      const id = anOrderId();
      expect(await shipping.isCancelled(id)).toBe(false);
      expect(await shipping.cancel(id)).toBe('cancelled');
      expect(await shipping.cancel(id)).toBe('cancelled-before');
      expect(await shipping.isCancelled(id)).toBe(true);
      expect(await shipping.ship(id)).toEqual({ type: 'cancelled' });
      await shipping.setActive(false);
      expect(await shipping.ship(id)).toEqual({ type: 'cancelled' });
    });

    it('cancels neither what was shipped nor what was refused', async () => {
      const shipping = await fresh();
      const [shipped, refused] = [anOrderId(), anOrderId()];
      await shipping.ship(shipped);
      await shipping.setActive(false);
      await shipping.ship(refused);
      expect(await shipping.cancel(shipped)).toBe('shipped');
      expect(await shipping.cancel(refused)).toBe('refused');
      expect(await shipping.isCancelled(shipped)).toBe(false);
      expect(await shipping.isCancelled(refused)).toBe(false);
      expect(await shipping.ship(shipped)).toEqual({ type: 'shipped' });
      expect(await shipping.ship(refused)).toEqual(unavailable);
    });

    it('has one answer for each of many orders that are shipped and cancelled at once', async () => {
      const shipping = await fresh();
      const ids = Array.from({ length: 40 }, () => anOrderId());
      const both = await Promise.all(
        ids.map((id, index) =>
          index % 2 === 0
            ? Promise.all([shipping.ship(id), shipping.cancel(id)])
            : Promise.all([shipping.cancel(id), shipping.ship(id)]).then(([cancel, ship]) => [ship, cancel]),
        ),
      );
      for (const [index, answers] of both.entries()) {
        const expected = (await shipping.isCancelled(ids[index] ?? ''))
          ? [{ type: 'cancelled' }, 'cancelled']
          : [{ type: 'shipped' }, 'shipped'];
        expect(answers).toEqual(expected);
      }
    });
  });
}
