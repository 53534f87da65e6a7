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
  });
}
