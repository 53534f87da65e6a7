import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import { TerminalFault } from '../../domain/faults.ts';
import type { DeadLetter, DeadLetters } from '../../ports.ts';
import type { Connections } from '../connections.ts';
import { brokerFault } from '../faults.ts';
import { quarantinedBody } from '../quarantine.ts';
import { type BodyOf, letterOf } from './letter.ts';
import { peeker, withReceiver } from './peek.ts';
import { PLACES, type Place, placeOf } from './places.ts';
import { resend } from './resend.ts';
import { takeFrom } from './take.ts';

const PAGE = 100;
const FIRST = '0';

export function deadLetters(connections: Connections): DeadLetters {
  const peek = peeker(connections);
  const whole: BodyOf = (body, properties) => quarantinedBody(connections, body, properties);
  /** For who only looks: one that cannot be read hides none of the others. */
  const readable: BodyOf = async (body, properties) => {
    try {
      return await whole(body, properties);
    } catch (error) {
      return Buffer.from((error as Error).message);
    }
  };

  async function* lettersOf(place: Place, from: string): AsyncGenerator<DeadLetter> {
    for (let next: string | undefined = from; next !== undefined; ) {
      const page = await peek(place, next, PAGE);
      for (const message of page) {
        if (message.state === 'active') yield await letterOf(readable, place, message);
      }
      next = page.at(-1)?.sequenceNumber?.add(1).toString();
    }
  }

  return {
    async *list(after) {
      const start = after === undefined ? undefined : placeOf(after);
      if (after !== undefined && start === undefined) {
        throw new TerminalFault('bad-continuation-token', `Not the id of a message: ${after.slice(0, 100)}`);
      }
      const first = start === undefined ? 0 : PLACES.indexOf(start.place);
      for (const place of PLACES.slice(first)) {
        const from = place === start?.place ? String(BigInt(start.sequence) + 1n) : FIRST;
        yield* lettersOf(place, from);
      }
    },

    async find(id) {
      const at = placeOf(id);
      if (at === undefined) return undefined;
      const [message] = await peek(at.place, at.sequence, 1);
      if (message === undefined || message.state !== 'active') return undefined;
      const letter = await letterOf(readable, at.place, message);
      return letter.id === id ? letter : undefined;
    },

    async take(ids, handle) {
      const gone = new Set<string>(ids);
      let thrown: unknown;
      const handled = async (letter: DeadLetter) => {
        gone.delete(letter.id);
        try {
          return await handle(letter);
        } catch (error) {
          thrown = error;
          throw error;
        }
      };
      const apart = connections.apart();
      try {
        const client = await apart.serviceBus();
        for (const place of PLACES) {
          const here = new Set([...ids].filter((id) => placeOf(id)?.place === place));
          if (here.size === 0) continue;
          const opened = (message: ServiceBusReceivedMessage) => letterOf(whole, place, message);
          await withReceiver(client, place, (receiver) => takeFrom(place, receiver, here, opened, handled));
        }
      } catch (error) {
        // What the caller threw is its own affair.
        throw error === thrown ? error : brokerFault('take what was put aside', error);
      } finally {
        await apart.close();
      }
      return gone;
    },

    resend: (letter) => resend(connections, letter),
  };
}
