import { answersTextOrJson, type EndpointContract, ref, textOf } from '../http/contract.ts';

const TRAIL_HEADERS = {
  traceparent: { description: 'W3C trace context, to be gone on with.', schema: textOf(200) },
  'x-correlation-id': {
    description: 'Up to 128 visible characters under which logs and messages of this order are found.',
    schema: textOf(1_000),
  },
} as const;

const ACCEPTED_HEADERS = {
  location: { description: 'Where the order is.', schema: { type: 'string', format: 'uri' } },
  'x-correlation-id': {
    description: 'The correlation id, the caller’s or a new one.',
    schema: { type: 'string' },
  },
} as const;

export const PLACE_ORDER: EndpointContract = {
  tag: 'orders',
  summary: 'Place an order',
  description:
    'In the short form of a till or the rich form of a shop. 202 means that the order is on the queue, on disk: it ' +
    'will reach one end, once.',
  headers: {
    'idempotency-key': {
      description:
        'One to 255 visible ASCII characters, good for ever: the same key with the same body gives the same order, ' +
        'with another body 422.',
      schema: { type: 'string', maxLength: 255, examples: ['till-7/receipt-4711'] },
    },
    ...TRAIL_HEADERS,
  },
  body: { schema: { anyOf: [ref('PlaceOrder'), ref('PlaceRichOrder')] } },
  answers: {
    202: { ...answersTextOrJson('Accepted.', ref('Receipt')), headers: ACCEPTED_HEADERS },
  },
  problems: ['invalid-idempotency-key', 'idempotency-key-reused', 'broker-unavailable'],
  plain: ['invalid-body'],
};
