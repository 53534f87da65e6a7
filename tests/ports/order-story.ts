import type { OrderEvent, SagaEvent } from '../../shared/domain/events.ts';
import type { StoredEvent } from '../../shared/ports.ts';
import { TRAIL } from './fixtures.ts';

export const TEN = Date.UTC(2026, 10, 21, 10);

interface Story {
  readonly customer?: string;
  /** Epoch ms of its first event; each further one comes a second later. */
  readonly start?: number;
  /** Of OrderReceived; milk and bread for 10.00 USD when left out. */
  readonly bought?: Partial<Extract<OrderEvent, { type: 'OrderReceived' }>['data']>;
}

/** The events of an order that ends well. */
export function completed(orderId: string, story: Story = {}): OrderEvent[] {
  return numbered(orderId, story, [
    { type: 'InventoryReserved', data: { items: ['milk', 'bread'] } },
    { type: 'PaymentCharged', data: { amount: 1_000, currency: 'USD' } },
    { type: 'OrderShipped', data: {} },
    { type: 'OrderCompleted', data: { message: 'done', customer: 'Riley', total: 2000, currency: 'USD' } },
  ]);
}

/** The events of an order for which there is no stock. */
export function refused(orderId: string, story: Story = {}): OrderEvent[] {
  return numbered(orderId, story, [
    { type: 'InventoryRejected', data: { missing: ['milk'] } },
    { type: 'OrderClosed', data: { message: 'out of stock' } },
  ]);
}

/** The events of an order that broke. */
export function failed(orderId: string, story: Story = {}): OrderEvent[] {
  return numbered(orderId, story, [
    {
      type: 'OrderFailed',
      data: { errorType: 'ShippingUnavailable', message: '503', stackTrace: 'at ship' },
    },
  ]);
}

type Fact = {
  readonly [Type in SagaEvent['type']]: { type: Type; data: Extract<SagaEvent, { type: Type }>['data'] };
};

function numbered(
  orderId: string,
  { customer = 'Riley', start = TEN, bought }: Story,
  facts: readonly Fact[SagaEvent['type']][],
): OrderEvent[] {
  const received = {
    type: 'OrderReceived',
    data: { customer, items: ['milk', 'bread'], total: 1_000, currency: 'USD', ...bought },
  };
  return [received, ...facts].map(
    ({ type, data }, seq) =>
      ({
        id: `${orderId}/${seq}`,
        type,
        orderId,
        seq,
        time: new Date(start + seq * 1_000).toISOString(),
        data,
      }) as OrderEvent,
  );
}

/** As a hub's partition holds them, from position `first` on; enqueued at their times. */
export function stored(
  events: readonly OrderEvent[],
  { first = 0, partition = '0' }: { first?: number; partition?: string } = {},
): StoredEvent[] {
  return events.map((event, index) => ({
    event,
    partition,
    position: first + index,
    enqueuedAt: Date.parse(event.time),
    trail: TRAIL,
  }));
}
