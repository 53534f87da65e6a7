import { expect, it } from 'vitest';
import { faultsText, parse } from './parse.ts';

it('gives the value, typed', () => {
  const body = { customer: 'Riley', items: ['milk'], total: 19.99, note: 'ignored' };
  expect(parse('PlaceOrder', body)).toEqual({ ok: true, value: body });
});

it('names every fault by pointer', () => {
  expect(parse('PlaceOrder', { customer: ' ', items: ['milk', 7], total: 0 })).toEqual({
    ok: false,
    faults: [
      { pointer: '/customer', text: 'must not be blank', keyword: 'pattern' },
      { pointer: '/items/1', text: 'must be a string', keyword: 'type' },
      { pointer: '/total', text: 'must be more than 0', keyword: 'exclusiveMinimum' },
    ],
  });
});

it('prints faults for people', () => {
  const parsed = parse('Decision', {});
  expect(parsed.ok ? '' : faultsText(parsed.faults)).toBe('/approver is missing; /approved is missing');
  const list = parse('Decision', []);
  expect(list.ok ? '' : faultsText(list.faults)).toBe('body must be an object');
});

it('tells events apart by type', () => {
  const event = {
    id: 'order_riley_0pgg9kr4m2x8v1q0z5t7wc/2',
    orderId: 'order_riley_0pgg9kr4m2x8v1q0z5t7wc',
    seq: 2,
    time: '2023-10-28T17:02:05.137Z',
    type: 'PaymentDeclined',
    data: { reason: 'card_declined' },
  };
  expect(parse('OrderEvent', event).ok).toBe(true);
  expect(parse('OrderEvent', { ...event, data: {} })).toEqual({
    ok: false,
    faults: [{ pointer: '/data/reason', text: 'is missing', keyword: 'required' }],
  });
  expect(parse('OrderEvent', { ...event, type: 'Surprise' })).toEqual({
    ok: false,
    faults: [{ pointer: '/type', text: 'is not known', keyword: 'discriminator' }],
  });
});
