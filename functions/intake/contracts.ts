import { answersJson, answersTextOrJson, type EndpointContract, ref, textOf } from '../http/contract.ts';

const REQUEST_HEADERS = {
  'x-client-id': {
    description:
      'Who orders: up to 100 visible characters. When orders have to slow down, each client has its own share.',
    schema: textOf(1_000),
  },
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

const ORDER = { anyOf: [ref('PlaceOrder'), ref('PlaceRichOrder')] };

const PROBLEMS = [
  'invalid-idempotency-key',
  'idempotency-key-reused',
  'too-many-orders',
  'broker-unavailable',
] as const;

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
        'with another body 422. All clients share them: let yours begin with its own name.',
      schema: { type: 'string', maxLength: 255, examples: ['till-7/receipt-4711'] },
    },
    ...REQUEST_HEADERS,
  },
  body: { schema: ORDER },
  answers: {
    202: { ...answersTextOrJson('Accepted.', ref('Receipt')), headers: ACCEPTED_HEADERS },
  },
  problems: PROBLEMS,
  plain: ['invalid-body'],
};

export const PLACE_ORDERS: EndpointContract = {
  tag: 'orders',
  summary: 'Place up to 500 orders at once',
  description:
    'Both forms may be mixed. A row that is not valid leaves its neighbours alone: 207 has an id or a problem for each ' +
    'row, in their order. When the broker takes some and then no more, the rows that it did not take have 503; when it ' +
    'takes none, the whole answer is 503 and nothing happened. With an Idempotency-Key, sending all rows again accepts ' +
    'no order twice.',
  headers: {
    'idempotency-key': {
      description:
        'Covers all rows: the same key with the same rows gives the same ids, with other rows 422. One to 255 visible ' +
        'ASCII characters.',
      schema: textOf(255),
    },
    ...REQUEST_HEADERS,
  },
  body: {
    schema: {
      type: 'object',
      required: ['orders'],
      properties: {
        orders: { type: 'array', minItems: 1, maxItems: 500, items: ORDER },
      },
    },
  },
  answers: {
    207: {
      ...answersJson('Read: each row has its own answer.', ref('BatchReceipt')),
      headers: {
        'x-correlation-id': ACCEPTED_HEADERS['x-correlation-id'],
        'retry-after': {
          description: 'When a row has 503: seconds to wait.',
          schema: { type: 'integer', minimum: 1 },
        },
      },
    },
  },
  problems: PROBLEMS,
};
