import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { EntityHandler, IncomingDelivery, OutgoingDelivery, OutgoingLink } from './entity.ts';
import { AmqpFault } from './fault.ts';
import { Registry } from './registry.ts';
import { type AmqpServer, startAmqpServer } from './server.ts';

// rhea's own typings promise less than it does; here it is any AMQP client.
interface Client {
  connect(options: Record<string, unknown>): Peer;
}
interface Peer {
  on(event: string, listener: (context: Context) => void): void;
  once(event: string, listener: (context: Context) => void): void;
  open_sender(options: unknown): Sender;
  open_receiver(
    options: unknown,
  ): Peer & { add_credit(credit: number): void; drain_credit(): void; close(): void };
  close(): void;
}
interface Sender extends Peer {
  readonly max_message_size: number;
  send(message: unknown, tag?: Buffer, format?: number): { id: number };
}
interface Context {
  message: { body: unknown; application_properties: Record<string, unknown>; correlation_id: unknown };
  delivery: { id: number; accept(): void; remote_state?: { error?: { condition: string } } };
  receiver: { source: { address: string }; error?: { condition: string; description: string } };
  sender: { error?: { condition: string } };
}
const require = createRequire(import.meta.url);
const rhea = require('rhea') as { create_container(): Client };

/** An entity that echoes: what is sent comes out at the receivers, what is asked is answered. */
class Echo implements EntityHandler {
  readonly outcomes: unknown[] = [];
  readonly detached: string[] = [];
  links: OutgoingLink[] = [];
  waiting: Buffer[] = [];

  attachSender(link: { setMaxMessageSize(bytes: number): void }, path: string) {
    if (path === 'closed') throw new AmqpFault('amqp:not-allowed', 'Nobody may send here.');
    link.setMaxMessageSize(300_000);
    return {
      delivery: (delivery: IncomingDelivery) => {
        this.waiting.push(delivery.bytes);
        delivery.accept();
        this.#send();
      },
      detached: () => this.detached.push('sender'),
    };
  }

  attachReceiver(link: OutgoingLink) {
    this.links.push(link);
    return {
      credit: () => this.#send(),
      outcome: (delivery: OutgoingDelivery, outcome: unknown) => {
        this.outcomes.push(outcome);
        delivery.settle();
      },
      detached: () => this.detached.push('receiver'),
    };
  }

  management({ operation, body }: { operation: string; body: unknown }) {
    if (operation === 'fail') throw new AmqpFault('com.microsoft:argument-error', 'No.');
    return { body: { operation, body } };
  }

  #send(): void {
    for (const link of this.links) {
      while (link.credit > 0 && this.waiting.length > 0) link.send([this.waiting.shift() as Buffer]);
    }
  }
}

describe('the AMQP server', () => {
  let server: AmqpServer;
  let echo: Echo;
  const peers: Peer[] = [];

  beforeEach(async () => {
    echo = new Echo();
    const registry = new Registry();
    registry.add('some/Echo', echo);
    server = await startAmqpServer(registry, 0);
  });
  afterEach(async () => {
    for (const peer of peers.splice(0)) peer.close();
    await server.close();
  });

  function open(options: Record<string, unknown> = {}): Peer {
    const peer = rhea
      .create_container()
      .connect({ port: server.port, host: '127.0.0.1', reconnect: false, ...options });
    peer.on('connection_error', () => {});
    peers.push(peer);
    return peer;
  }
  const next = (peer: Peer, event: string) => new Promise<Context>((resolve) => peer.once(event, resolve));

  test('lets clients in by every mechanism they know, and without any', async () => {
    for (const options of [
      {},
      { username: 'someone' },
      { username: 'someone', password: 'secret' },
      { sasl_mechanisms: mechanism('MSSBCBS') },
      { sasl_mechanisms: mechanism('EXTERNAL') },
    ]) {
      const peer = open(options);
      await next(peer, 'connection_open');
    }
  });

  test('passes messages on byte by byte, larger than a frame, in both directions', async () => {
    const peer = open();
    const sender = peer.open_sender('some/echo');
    await next(sender, 'sendable');
    expect(sender.max_message_size).toBe(300_000);
    const body = Buffer.alloc(250_000, 9);
    sender.send({ body });
    sender.send({ body: 'small' });
    const receiver = peer.open_receiver({ source: '/some/echo', credit_window: 0 });
    const bodies: unknown[] = [];
    receiver.on('message', ({ message }) => bodies.push(message.body));
    receiver.add_credit(2);
    await expect.poll(() => bodies.length).toBe(2);
    expect(body.equals(bodies[0] as Buffer)).toBe(true);
    expect(bodies[1]).toBe('small');
    // The client answers once it has handed the messages out.
    await expect.poll(() => echo.outcomes).toEqual([{ type: 'accepted' }, { type: 'accepted' }]);
  });

  test('rejects a message that is too large and takes the next one', async () => {
    const sender = open().open_sender('some/echo');
    await next(sender, 'sendable');
    sender.send({ body: Buffer.alloc(400_000) });
    sender.send({ body: 'small' });
    const { delivery } = await next(sender, 'rejected');
    expect(delivery.remote_state?.error?.condition).toBe('amqp:link:message-size-exceeded');
    await expect.poll(() => echo.waiting.length).toBe(1);
  });

  test('a link without credit does not hold up its neighbour', async () => {
    const peer = open();
    peer.open_receiver({ source: 'some/echo', credit_window: 0 });
    const receiver = peer.open_receiver({ source: 'some/echo' });
    const sender = peer.open_sender('some/echo');
    await next(sender, 'sendable');
    sender.send({ body: 1 });
    expect((await next(receiver, 'message')).message.body).toBe(1);
  });

  test('a drain is answered when all that is there was sent', async () => {
    const peer = open();
    const sender = peer.open_sender('some/echo');
    await next(sender, 'sendable');
    sender.send({ body: 1 });
    const receiver = peer.open_receiver({ source: 'some/echo', credit_window: 0 });
    const messages: unknown[] = [];
    receiver.on('message', ({ message }) => messages.push(message.body));
    receiver.add_credit(10);
    receiver.drain_credit();
    await next(receiver, 'receiver_drained');
    expect(messages).toEqual([1]);
  });

  test('refuses links in the words of the entity, or because there is none', async () => {
    const peer = open();
    peer.on('sender_error', () => {});
    const none = await next(peer.open_sender('no/entity'), 'sender_error');
    expect(none.sender.error?.condition).toBe('amqp:not-found');
    const closed = await next(peer.open_sender('some/echo/closed'), 'sender_error');
    expect(closed.sender.error?.condition).toBe('amqp:not-allowed');
  });

  test('tells the entity when links end and when a connection breaks', async () => {
    const peer = open();
    const receiver = peer.open_receiver('some/echo');
    await next(receiver, 'receiver_open');
    receiver.close();
    await expect.poll(() => echo.detached).toEqual(['receiver']);
    peer.open_receiver('some/echo');
    await expect.poll(() => echo.links.length).toBe(2);
    peer.close();
    await expect.poll(() => echo.detached).toEqual(['receiver', 'receiver']);
  });

  test('answers requests on a link the client named, and on one the broker named', async () => {
    for (const [node, source] of [
      ['some/echo/$management', { address: 'some/echo/$management' }],
      ['some/echo/$management', { dynamic: true }],
      ['$management', { address: '$management' }],
    ] as const) {
      const peer = open();
      const replies = peer.open_receiver({ source, target: 'my-replies' });
      const { receiver } = await next(replies, 'receiver_open');
      const replyTo = 'dynamic' in source ? receiver.source.address : 'my-replies';
      const sender = peer.open_sender(node);
      await next(sender, 'sendable');
      const ask = (operation: string) =>
        sender.send({
          message_id: 'q1',
          reply_to: replyTo,
          application_properties: { operation, name: 'some/echo' },
          body: { list: [1, 2], at: new Date(5) },
        });
      ask('repeat');
      const answer = await next(replies, 'message');
      expect(answer.message).toMatchObject({
        correlation_id: 'q1',
        application_properties: { statusCode: 200, 'status-code': 200 },
        body: { operation: 'repeat', body: { list: [1, 2], at: new Date(5) } },
      });
      ask('fail');
      const refusal = await next(replies, 'message');
      expect(refusal.message.application_properties).toMatchObject({
        statusCode: 400,
        statusDescription: 'No.',
        errorCondition: 'com.microsoft:argument-error',
      });
    }
  });

  test('takes tokens on $cbs', async () => {
    const peer = open();
    const replies = peer.open_receiver({ source: '$cbs', target: 'my-tokens' });
    const sender = peer.open_sender('$cbs');
    await next(sender, 'sendable');
    sender.send({
      message_id: 't1',
      reply_to: 'my-tokens',
      application_properties: {
        operation: 'put-token',
        type: 'servicebus.windows.net:sastoken',
        name: 'sb://x/y',
      },
      body: 'SharedAccessSignature sr=…',
    });
    const { message } = await next(replies, 'message');
    expect(message).toMatchObject({ correlation_id: 't1', application_properties: { 'status-code': 202 } });
  });

  test('a request that cannot be read is rejected', async () => {
    const sender = open().open_sender('some/echo/$management');
    await next(sender, 'sendable');
    for (const bytes of ['00', '005374c1ff', '005374d1000000']) {
      sender.send(Buffer.from(bytes, 'hex'), Buffer.from('tag'), 0);
      const { delivery } = await next(sender, 'rejected');
      expect(delivery.remote_state?.error?.condition).toBe('amqp:decode-error');
    }
  });

  test('a client that takes smaller frames than AMQP allows gets the smallest that there are', async () => {
    const peer = open({ max_frame_size: 16 });
    const sender = peer.open_sender('some/echo');
    await next(sender, 'sendable');
    sender.send({ body: 'x'.repeat(2000) });
    const receiver = peer.open_receiver('some/echo');
    const { message } = await next(receiver, 'message');
    expect(message.body).toBe('x'.repeat(2000));
  });

  test('a client that speaks no AMQP loses its connection, the others do not', async () => {
    const peer = open();
    await next(peer, 'connection_open');
    const stranger: Socket = connect(server.port, '127.0.0.1');
    stranger.write('GET / HTTP/1.1\r\n\r\n');
    stranger.resume();
    await once(stranger, 'close');
    const garbage: Socket = connect(server.port, '127.0.0.1');
    garbage.write(Buffer.from('414d515000010000' + '0000000c02000000ffffffff', 'hex'));
    garbage.resume();
    await once(garbage, 'close');
    const nothing: Socket = connect(server.port, '127.0.0.1');
    nothing.write(Buffer.from('414d515000010000' + '00000000', 'hex'));
    nothing.resume();
    await once(nothing, 'close');
    const sender = peer.open_sender('some/echo');
    await next(sender, 'sendable');
  });
});

test('the end of the server waits for nobody who speaks no AMQP', async () => {
  const http = createServer((_request, response) => response.end('answer'));
  const server = await startAmqpServer(new Registry(), 0, http);
  const silent = connect(server.port, '127.0.0.1');
  await once(silent, 'connect');
  const kept = connect(server.port, '127.0.0.1');
  kept.write('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n');
  await once(kept, 'data');
  const gone = [silent, kept].map((socket) => once(socket.resume(), 'close'));
  // However long it has patience with clients of its own.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    await server.close();
  } finally {
    vi.useRealTimers();
  }
  await Promise.all(gone);
});

/** A client's side of a SASL mechanism that sends nothing of interest. */
function mechanism(name: string): Record<string, unknown> {
  return {
    [name]: {
      start: (done: (error: undefined, response: Buffer) => void) => done(undefined, Buffer.alloc(0)),
    },
  };
}
