import { describe, expect, it } from 'vitest';
import { IntakeGate } from './intake-gate.ts';

const TERMS = { queueMark: 100, quarantineMark: 10, rate: 2, burst: 3 };

function aGate() {
  const world = {
    now: 1_700_000_000_000,
    active: 0,
    deadLettered: 0,
    quarantine: 0,
    asked: 0,
    away: false,
    broken: false,
  };
  const gate = new IntakeGate(
    {
      clock: { now: () => world.now },
      queueCounts: {
        counts: async () => {
          world.asked++;
          if (world.broken) throw new Error('broker away');
          return { active: world.active, deadLettered: world.deadLettered, quarantine: world.quarantine };
        },
      },
      payments: {
        charge: async () => ({ type: 'charged' }),
        refund: async () => 'refunded',
        isAway: () => world.away,
      },
    },
    TERMS,
  );
  /** The look that this admission set off is over. */
  const admit = async (client = 'till-1', orders = 1) => {
    const answer = gate.admit(client, orders);
    await new Promise((resolve) => setImmediate(resolve));
    return answer;
  };
  return { gate, world, admit };
}

describe('the gate of the intake', () => {
  it('lets everybody in while the work is done, and looks at the queues every two seconds at most', async () => {
    const { world, admit } = aGate();
    for (let order = 0; order < 1_000; order++) {
      expect(await admit()).toBeUndefined();
      world.now += 10;
    }
    expect(world.asked).toBe(5);
  });

  it('never waits for a look: the first orders come in on what is known, which is nothing', async () => {
    const { world, admit } = aGate();
    world.active = 100;
    expect(await admit()).toBeUndefined();
  });

  it.each([
    ['queue', { active: 100 }],
    ['quarantine', { quarantine: 10 }],
    ['quarantine', { quarantine: 6, deadLettered: 4 }],
    ['payments', { away: true }],
  ])('past the mark of %s, gives each client its share: %j', async (pressure, state) => {
    const { world, gate, admit } = aGate();
    Object.assign(world, state);
    gate.admit('looks', 1);
    await new Promise((resolve) => setImmediate(resolve));

    for (let order = 0; order < 3; order++) expect(await admit('till-1')).toBeUndefined();
    expect(await admit('till-1')).toEqual({ type: 'busy', pressure, retryAfterS: 1 });
    expect(await admit('till-2')).toBeUndefined();
    world.now += 500;
    expect(await admit('till-1')).toBeUndefined();
    expect(await admit('till-1')).toEqual({ type: 'busy', pressure, retryAfterS: 1 });
  });

  it('lets a batch in whole, on credit, and then makes its client wait', async () => {
    const { world, admit } = aGate();
    world.active = 100;
    await admit('looks');
    expect(await admit('shop', 500)).toBeUndefined();
    expect(await admit('shop', 1)).toMatchObject({ retryAfterS: 249 });
  });

  it('opens again when the queue is short, and has forgotten who drew', async () => {
    const { world, admit } = aGate();
    world.active = 100;
    await admit('looks');
    await admit('shop', 500);
    expect(await admit('shop')).toMatchObject({ type: 'busy' });
    world.active = 99;
    world.now += 2_000;
    await admit('looks');
    expect(await admit('shop')).toBeUndefined();
  });

  it('goes by no look that is older than fifteen seconds, and by none that failed', async () => {
    const { world, admit } = aGate();
    world.active = 100;
    await admit('looks');
    await admit('shop', 500);
    world.now += 15_000;
    expect(await admit('shop')).toBeUndefined();

    expect(await admit('shop', 500)).toBeUndefined();
    expect(await admit('shop')).toMatchObject({ type: 'busy' });
    world.broken = true;
    world.now += 2_000;
    await admit('looks');
    expect(await admit('shop')).toBeUndefined();
  });

  it('keeps ten thousand clients at most, those that came last', async () => {
    const { world, gate, admit } = aGate();
    world.active = 100;
    await admit('looks');
    gate.admit('first', 3);
    for (let client = 0; client < 9_999; client++) gate.admit(`till-${client}`, 3);
    expect(gate.admit('first', 1)).toMatchObject({ type: 'busy' });
    gate.admit('one more', 3);
    expect(gate.admit('first', 1)).toBeUndefined();
    expect(gate.admit('till-9998', 1)).toMatchObject({ type: 'busy' });
  });
});
