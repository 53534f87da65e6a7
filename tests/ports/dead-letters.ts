import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TransientFault } from '../../shared/domain/faults.ts';
import type { DeadLetter, DeadLetters, Quarantine, QuarantineEntry } from '../../shared/ports.ts';
import { TRAIL } from './fixtures.ts';

export interface DeadLetterWorld {
  readonly quarantine: Quarantine;
  readonly deadLetters: DeadLetters;
  /** Puts a message into the dead-letter queue of orders. */
  bury(messageId: string, body: string, reason: string): Promise<void>;
  /** What was sent back to the queue of orders, once there are so many. */
  resent(count: number): Promise<readonly { messageId: string; body: string; correlationId: unknown }[]>;
  /** Nothing is left behind. */
  clear(): Promise<void>;
}

const TIME = Date.UTC(2026, 10, 21, 10);

function entry(messageId: string, change: Partial<QuarantineEntry> = {}): QuarantineEntry {
  return {
    body: `{"of":"${messageId}"}`,
    source: 'queue:orders',
    reason: 'invalid-message',
    description: '/order is missing',
    attempts: 3,
    time: TIME,
    messageId,
    trail: TRAIL,
    ...change,
  };
}

export function describeDeadLetters(name: string, open: () => Promise<DeadLetterWorld>): void {
  describe(`Dead letters ${name}`, () => {
    let world: DeadLetterWorld;
    beforeEach(async () => {
      world = await open();
    });
    afterEach(() => world.clear());

    const listed = async (after?: string) => {
      const letters: DeadLetter[] = [];
      for await (const letter of world.deadLetters.list(after)) letters.push(letter);
      return letters;
    };
    const names = (letters: readonly DeadLetter[]) => letters.map(({ messageId }) => messageId);
    const put = async (...messageIds: string[]) => {
      for (const messageId of messageIds) await world.quarantine.put(entry(messageId));
      return (await listed()).map(({ id }) => id);
    };

    it('keeps an event that is larger than a message may be, untouched', async () => {
      const items = Array.from(
        { length: 6_000 },
        (_, index) => `漢字漢字漢字漢字漢字漢字漢字漢字漢字 ${index}`,
      );
      const body = Buffer.from(JSON.stringify({ items }));
      expect(body.length).toBeGreaterThan(256 * 1024);
      await world.quarantine.put(entry('large', { body, source: 'queue:orders' }));
      await world.quarantine.put(entry('text', { body: body.toString() }));
      const letters = await listed();
      expect(letters.map((letter) => Buffer.from(letter.body).equals(body))).toEqual([true, true]);
      expect(await world.deadLetters.find(letters[0]?.id ?? '')).toEqual(letters[0]);
      const taken: string[] = [];
      await world.deadLetters.take(new Set(letters.map(({ id }) => id)), async (letter) => {
        taken.push(`${letter.messageId} ${Buffer.from(letter.body).equals(body)}`);
        return 'done';
      });
      expect(taken).toEqual(['large true', 'text true']);
    });

    it('keeps an event that is larger than a message may be even when it is compressed', async () => {
      const body = randomBytes(900_000);
      await world.quarantine.put(entry('noise', { body }));
      await world.quarantine.put(entry('noise', { body }));
      const letters = await listed();
      expect(letters.map((letter) => Buffer.from(letter.body).equals(body))).toEqual([true, true]);
      expect(await world.deadLetters.find(letters[0]?.id ?? '')).toEqual(letters[0]);
      // What becomes of one is nothing to the other.
      for (const { id } of letters) {
        const taken: boolean[] = [];
        await world.deadLetters.take(new Set([id]), async (letter) => {
          taken.push(Buffer.from(letter.body).equals(body));
          return 'done';
        });
        expect(taken).toEqual([true]);
      }
    });

    it('lists what is in quarantine and what was dead-lettered, untouched, the oldest first', async () => {
      await world.bury('dead-1', 'no JSON', 'MaxDeliveryCountExceeded');
      await world.quarantine.put(entry('a', { body: Uint8Array.from([0, 255, 10]) }));
      await world.quarantine.put(entry('b'));
      const [first, second, third, ...rest] = await listed();
      expect(rest).toEqual([]);
      expect(first).toMatchObject({
        id: expect.stringMatching(/^quarantine-\d+$/),
        source: 'queue:orders',
        reason: 'invalid-message',
        description: '/order is missing',
        attempts: 3,
        time: TIME,
        messageId: 'a',
        trail: TRAIL,
      });
      expect([...(first?.body ?? [])]).toEqual([0, 255, 10]);
      expect([second?.messageId, Buffer.from(second?.body ?? []).toString()]).toEqual(['b', '{"of":"b"}']);
      expect(third).toMatchObject({
        id: expect.stringMatching(/^orders-dead-\d+$/),
        source: 'queue:orders',
        reason: 'MaxDeliveryCountExceeded',
        messageId: 'dead-1',
      });
      expect(Buffer.from(third?.body ?? []).toString()).toBe('no JSON');
    });

    it('goes on behind one that may be gone, and finds one by its id', async () => {
      const [a = '', b = ''] = await put('a', 'b', 'c');
      await world.bury('dead-1', '{}', 'late');
      expect(names(await listed(a))).toEqual(['b', 'c', 'dead-1']);
      await world.deadLetters.take(new Set([b]), async () => 'done');
      expect(names(await listed(b))).toEqual(['c', 'dead-1']);
      const dead = (await listed()).at(-1);
      expect(await listed(dead?.id)).toEqual([]);
      expect(await world.deadLetters.find(a)).toMatchObject({ id: a, messageId: 'a' });
      expect(await world.deadLetters.find(dead?.id ?? '')).toEqual(dead);
      for (const id of [b, 'quarantine-9999', 'elsewhere-1', 'quarantine', '']) {
        expect(await world.deadLetters.find(id)).toBeUndefined();
      }
      await expect(listed('elsewhere-1')).rejects.toMatchObject({ code: 'bad-continuation-token' });
    });

    it('takes those that are wanted, in their order, and keeps the others', async () => {
      const [a = '', b = '', c = '', d = ''] = await put('a', 'b', 'c', 'd');
      const handled: string[] = [];
      const gone = await world.deadLetters.take(new Set([d, 'quarantine-9999', b, a]), async (letter) => {
        handled.push(letter.messageId);
        return letter.id === b ? 'kept' : 'done';
      });
      expect(handled).toEqual(['a', 'b', 'd']);
      expect(gone).toEqual(new Set(['quarantine-9999']));
      expect((await listed()).map(({ id }) => id)).toEqual([b, c]);
    });

    it('takes one that lies behind many', async () => {
      const all = await put(...Array.from({ length: 25 }, (_, number) => `m${number}`));
      await world.bury('dead-1', '{}', 'late');
      const dead = (await listed()).at(-1)?.id ?? '';
      const wanted = [all[23] ?? '', dead];
      const handled: string[] = [];
      await world.deadLetters.take(new Set(wanted), async ({ id }) => {
        handled.push(id);
        return 'done';
      });
      expect(handled).toEqual(wanted);
      expect(await listed()).toHaveLength(24);
    });

    it('leaves everything behind a fault where it is, and passes the fault on as it is', async () => {
      const [a = '', b = '', c = ''] = await put('a', 'b', 'c');
      const fault = new TransientFault('storage', 'away');
      const taking = world.deadLetters.take(new Set([a, b, c]), async ({ id }) => {
        if (id === b) throw fault;
        return 'done';
      });
      await expect(taking).rejects.toBe(fault);
      expect(names(await listed())).toEqual(['b', 'c']);
    });

    it('sends back to the queue under the same id, and nowhere when it came from nowhere', async () => {
      await put('a');
      await world.quarantine.put(entry('lost', { source: 'queue:elsewhere' }));
      const [a, lost] = await listed();
      if (a === undefined || lost === undefined) throw new Error('they are not there');
      await world.deadLetters.resend({ ...a, body: Buffer.from('{"edited":"ü"}') });
      expect(await world.resent(1)).toEqual([
        { messageId: 'a', body: '{"edited":"ü"}', correlationId: 'till-7/42' },
      ]);
      await expect(world.deadLetters.resend(lost)).rejects.toMatchObject({ code: 'unknown-source' });
      const event = { ...a, source: 'event-hub:order-events/archive' };
      await expect(world.deadLetters.resend(event)).rejects.toMatchObject({ code: 'unknown-source' });
      await world.deadLetters.resend({ ...event, messageId: '2/17' });
    });
  });
}
