import { setTimeout as sleep } from 'node:timers/promises';
import { ServiceBusClient } from '@azure/service-bus';
import type { Stage } from './stage.ts';
import { until } from './until.ts';

const KNOWN_MS = 60_000;
const SENT_MS = 10_000;

/** Puts the message of an order that is under way into quarantine once more, as if a first attempt had half failed. */
export async function putAside(stage: Stage, id: string): Promise<void> {
  let order: Shown['details'] | undefined;
  const isKnown = async () => {
    const answer = await fetch(`${stage.url}/orders/${id}`).catch(() => undefined);
    if (answer?.status === 200) order = ((await answer.json()) as Shown).details;
    return typeof order?.customer === 'string';
  };
  await until(isKnown, KNOWN_MS, `${id} is known`);
  const { customer, items, total } = order ?? {};
  const message = { id, receivedAt: new Date().toISOString(), order: { customer, items, total } };
  const client = new ServiceBusClient(stage.serviceBus);
  const sent = client.createSender('quarantine').sendMessages({
    messageId: id,
    body: Buffer.from(JSON.stringify(message)),
    applicationProperties: { reason: 'put aside', source: 'queue:orders', attempts: 1 },
  });
  try {
    await inTime(sent);
  } finally {
    await inTime(client.close()).catch(() => undefined);
  }
}

/** The SDK can wait for ever for a broker that dies while it connects. */
async function inTime(work: Promise<void>): Promise<void> {
  work.catch(() => undefined);
  const late = new AbortController();
  const limit = sleep(SENT_MS, undefined, { signal: late.signal }).then(() => {
    throw new Error(`the broker did not answer within ${SENT_MS} ms`);
  });
  limit.catch(() => undefined);
  try {
    await Promise.race([work, limit]);
  } finally {
    late.abort();
  }
}

/** Asks the host to replay whatever was put aside; it may die on the way. */
export async function replayAll(stage: Stage): Promise<void> {
  await fetch(`${stage.url}/operations/dead-letters/replay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-operator': 'crash suite' },
    body: JSON.stringify({ all: true, dryRun: false }),
  }).catch(() => undefined);
}

interface Shown {
  readonly details: { readonly customer?: string | null; readonly items?: unknown; readonly total?: unknown };
}
