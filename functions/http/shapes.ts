/** Schemas of what the app answers, by the name under which the OpenAPI document has them. */
const instant = { $ref: '#/components/schemas/Instant' };
const text = { type: 'string' };
const count = { type: 'integer', minimum: 0 };
const nullable = (schema: Record<string, unknown>) => ({ anyOf: [schema, { type: 'null' }] });

function object(properties: Record<string, unknown>, optional: readonly string[] = []) {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', required, properties };
}

function list(items: unknown) {
  return { type: 'array', items };
}

function deadLetter() {
  return object(
    {
      id: text,
      source: text,
      reason: text,
      description: text,
      attempts: count,
      time: instant,
      messageId: text,
      orderId: text,
      trail: object({ correlationId: text, traceParent: text }),
      body: { type: 'string', description: 'The untouched body, where it is text.' },
      bodyBase64: text,
    },
    ['orderId', 'trail', 'body', 'bodyBase64'],
  );
}

export const SHAPES = {
  Receipt: object({
    id: { $ref: '#/components/schemas/OrderId' },
    message: text,
    status: { const: 'PENDING' },
  }),
  BatchReceipt: object({
    accepted: count,
    refused: count,
    items: list({
      ...object(
        {
          index: count,
          status: { type: 'integer' },
          id: { $ref: '#/components/schemas/OrderId' },
          problem: { $ref: '#/components/schemas/Problem' },
        },
        ['id', 'problem'],
      ),
      description: 'A row’s answer, in the place of the row: an id or a problem.',
    }),
  }),
  Order: object(
    {
      created_time: nullable(instant),
      details: object(
        {
          customer: nullable(text),
          id: text,
          items: nullable(list(text)),
          total: nullable({ type: 'number' }),
          customer_id: text,
          currency: text,
          payment_method: text,
          lines: list(
            object({
              item_code: text,
              brand: text,
              type: text,
              size: text,
              colour: text,
              quantity: count,
              price: { type: 'number' },
            }),
          ),
        },
        ['customer_id', 'currency', 'payment_method', 'lines'],
      ),
      failure_details: object({ error_type: text, message: text, stack_trace: text }),
      id: text,
      last_updated_time: nullable(instant),
      order_result: object({ id: text, message: text, success: { type: 'boolean' } }),
      status: { enum: ['PENDING', 'RUNNING', 'COMPLETED', 'FAILED'] },
    },
    ['failure_details', 'order_result'],
  ),
  OrderList: object({ items: list({ $ref: '#/components/schemas/Order' }), continuationToken: text }, [
    'continuationToken',
  ]),
  Timeline: object({
    id: text,
    status: text,
    timeline: list(
      object(
        {
          ...{ seq: count, type: text, time: instant, text },
          actor: object({ role: text, name: text }, ['name']),
          cause: { type: 'string', description: 'Id of the event, or of the message, that led to it.' },
          ...{ traceId: nullable(text), correlationId: nullable(text) },
        },
        ['text'],
      ),
    ),
  }),
  Loyalty: object({ customer: text, points: { type: 'integer' }, orders: count }),
  StockLevels: { type: 'object', additionalProperties: count, examples: [{ milk: 10, bread: 9 }] },
  Notifications: object(
    {
      items: list(object({ time: instant, orderId: text, text })),
      cursor: text,
      earlier: {
        type: 'string',
        description: 'Of last: hand it in as before. Left out: there are no earlier.',
      },
    },
    ['earlier'],
  ),
  Said: object({ id: text, message: text }),
  Sale: object({ orderId: text, attempts: count }),
  StockTaken: object({ success: { const: true }, message: text }),
  DeadLetter: deadLetter(),
  DeadLetterList: object({ items: list(deadLetter()), continuationToken: text }, ['continuationToken']),
  RepairReport: object(
    {
      dryRun: { type: 'boolean' },
      chosen: list(text),
      done: list(text),
      failed: list(object({ id: text, code: text, message: text })),
      gone: { ...list(text), description: 'Somebody else took them meanwhile.' },
      continuationToken: text,
    },
    ['continuationToken'],
  ),
  EditedDeadLetter: object({
    dryRun: { type: 'boolean' },
    id: text,
    next: { enum: ['keep', 'replay'] },
    body: text,
  }),
  StuckOrderList: object(
    {
      items: list(
        object(
          {
            id: text,
            step: { enum: ['queue', 'reserve', 'approval', 'charge', 'ship', 'undo'] },
            since: instant,
            seconds: count,
            reason: {
              enum: [
                ...['quarantined-message', 'no-saga', 'approval', 'breaker-open', 'no-worker', 'repeated'],
                ...['suspended', 'ended-unseen'],
              ],
            },
            text: { type: 'string', description: 'For people.' },
            deadLetters: { ...list(text), description: 'Its messages that were put aside.' },
          },
          ['deadLetters'],
        ),
      ),
      continuationToken: text,
    },
    ['continuationToken'],
  ),
  RetriedOrder: object({ id: text, action: { enum: ['replayed', 'started'] }, deadLetters: list(text) }),
  RepairList: object(
    {
      items: list(
        object(
          {
            time: instant,
            by: text,
            via: text,
            action: { enum: ['replay', 'edit', 'purge'] },
            deadLetter: deadLetter(),
            edited: object({ next: { enum: ['keep', 'replay'] }, body: text, bodyBase64: text }, [
              'body',
              'bodyBase64',
            ]),
          },
          ['edited'],
        ),
      ),
      continuationToken: text,
    },
    ['continuationToken'],
  ),
  Overview: object({
    orders: object({ RUNNING: count, COMPLETED: count, FAILED: count }),
    queues: object({ orders: object({ active: count, deadLettered: count }) }),
    quarantine: count,
  }),
} as const;

export type ShapeName = keyof typeof SHAPES;
