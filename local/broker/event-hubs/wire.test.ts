import { once } from 'node:events';
import rhea, { type Connection, type EventContext, type Message, type Receiver, type Sender } from 'rhea';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { partitionOfKey } from './partition-key.ts';
import { receive, startTestBroker, type TestBroker } from './testing.ts';

/* What other clients than the JavaScript SDK do, spoken by a plain AMQP client. */

let broker: TestBroker;
let connection: Connection;

beforeAll(async () => {
  broker = await startTestBroker();
  connection = rhea
    .create_container()
    .connect({ host: '127.0.0.1', port: broker.port, reconnect: false, max_frame_size: 4096 });
});
afterAll(async () => {
  connection.close();
  await once(connection, 'connection_close');
  await broker.stop();
});

async function openSender(address: string, options = {}): Promise<Sender> {
  const sender = connection.open_sender({ target: { address }, ...options });
  await once(sender, 'sendable');
  return sender;
}

function outcome(sender: Sender): Promise<{ event: string; error?: { condition: string } }> {
  return new Promise((resolve) => {
    sender.once('accepted', () => resolve({ event: 'accepted' }));
    sender.once('rejected', ({ delivery }: EventContext) => {
      const state = delivery?.remote_state as { error: { condition: string } } | undefined;
      resolve({ event: 'rejected', ...(state ? { error: state.error } : {}) });
    });
  });
}

const data = (text: string): Message['body'] => rhea.message.data_section(Buffer.from(text));
const text = ({ body }: Message) => String((body as { content: Buffer }).content);

describe('a plain AMQP client', () => {
  it('sends messages of its own, one to a transfer', async () => {
    const sender = await openSender('orders');
    const accepted = outcome(sender);
    sender.send({ body: data('"plain"'), message_annotations: { 'x-opt-partition-key': 'till-7' } });
    expect(await accepted).toEqual({ event: 'accepted' });
    const [event] = await receive({ ...broker, hub: 'orders' }, 1);
    expect(event).toMatchObject({
      body: 'plain',
      partitionKey: 'till-7',
      partitionId: String(partitionOfKey('till-7', 4)),
    });
    sender.close();
  });

  it('names the key of a batch on the envelope alone', async () => {
    const sender = await openSender('dealt');
    const envelope = rhea.message.encode({
      message_annotations: { 'x-opt-partition-key': 'shop' },
      body: rhea.message.data_sections(
        ['1', '2', '3'].map((body) => rhea.message.encode({ body: data(body) }) as unknown as Buffer),
      ),
    });
    const accepted = outcome(sender);
    sender.send(envelope, undefined, 0x80013700);
    expect(await accepted).toEqual({ event: 'accepted' });
    const events = await receive({ ...broker, hub: 'dealt' }, 3);
    expect(events.map(({ body, partitionKey, partitionId }) => [body, partitionKey, partitionId])).toEqual(
      [1, 2, 3].map((body) => [body, 'shop', String(partitionOfKey('shop', 4))]),
    );
    sender.close();
  });

  it('hears that its bytes are no message, and sends on', async () => {
    const sender = await openSender('counted');
    for (const bytes of [
      Buffer.from('nonsense'),
      Buffer.alloc(0),
      Buffer.from([0, 0x53, 0x75, 0xb0, 0, 0, 1, 0]),
      // A header that ends behind the message.
      Buffer.from([0, 0x53, 0x70, 0xc0, 0xff, 0]),
    ]) {
      for (const format of [0, 0x80013700]) {
        const refused = outcome(sender);
        sender.send(bytes, undefined, format);
        expect(await refused).toMatchObject({ event: 'rejected', error: { condition: 'amqp:decode-error' } });
      }
    }
    const accepted = outcome(sender);
    sender.send({ body: data('"fine"') });
    expect(await accepted).toEqual({ event: 'accepted' });
    const [event] = await receive({ ...broker, hub: 'counted' }, 1);
    expect(event).toMatchObject({ body: 'fine', sequenceNumber: 0 });
    sender.close();
  });

  it('gets no more than it has credit for, large events in many frames, each as soon as it is there', async () => {
    const receiver: Receiver = connection.open_receiver({
      source: { address: 'single/ConsumerGroups/archive/Partitions/0' },
      credit_window: 0,
    });
    const got: string[] = [];
    receiver.on('message', ({ message }: EventContext) => {
      if (message) got.push(text(message));
    });
    receiver.add_credit(2);
    const sender = await openSender('single/Partitions/0');
    const sizes = [10, 20_000, 30];
    for (const size of sizes) sender.send({ body: data('x'.repeat(size)) });
    await expect.poll(() => got.map(({ length }) => length)).toEqual([10, 20_000]);
    receiver.add_credit(5);
    await expect.poll(() => got.map(({ length }) => length)).toEqual([10, 20_000, 30]);
    sender.send({ body: data('soon') });
    await expect.poll(() => got.at(-1)).toBe('soon');
    receiver.drain_credit();
    await once(receiver, 'receiver_drained');
    sender.close();
    receiver.close();
  });
});

describe('a store that fails', () => {
  it('refuses the events it could not write, without a gap behind them', async () => {
    const report = vi.spyOn(console, 'error').mockImplementation(() => {});
    const sender = await openSender('orders/Partitions/2');
    const { database } = broker.store;
    database.exec(
      "CREATE TRIGGER full BEFORE INSERT ON event_hub_segment BEGIN SELECT RAISE(ABORT, 'disk full'); END",
    );
    const refused = outcome(sender);
    sender.send({ body: data('"lost"') });
    expect(await refused).toMatchObject({ event: 'rejected', error: { condition: 'amqp:internal-error' } });
    database.exec('DROP TRIGGER full');
    report.mockRestore();
    const accepted = outcome(sender);
    sender.send({ body: data('"kept"') });
    expect(await accepted).toEqual({ event: 'accepted' });
    const [event] = await receive({ ...broker, hub: 'orders', partition: '2' }, 1);
    expect(event).toMatchObject({ body: 'kept', sequenceNumber: 0 });
    sender.close();
  });

  it('for somebody else does not harm the events of the same group', async () => {
    const sender = await openSender('orders/Partitions/3');
    let settled = 0;
    sender.on('accepted', () => settled++);
    for (let i = 0; i < 200; i++) {
      sender.send({ body: data(String(i)) });
      const failing = broker.store.write(() => {
        throw new Error('somebody else');
      });
      await expect(failing).rejects.toThrow('somebody else');
    }
    await expect.poll(() => settled).toBe(200);
    const events = await receive({ ...broker, hub: 'orders', partition: '3' }, 200);
    expect(events.map(({ body, sequenceNumber }) => [body, sequenceNumber])).toEqual(
      Array.from({ length: 200 }, (_, i) => [i, i]),
    );
    sender.close();
  });
});
