import { describe, expect, it } from 'vitest';
import { type Decision, next, notice, type Outcome, startSaga } from './saga.ts';
import { FAILED, FAILURE, LARGE, NOW, run, SMALL } from './saga-testing.ts';

const CANCELLED = { type: 'end', ending: { type: 'closed', message: 'Order was cancelled.' } };
const COMPLETED = { type: 'end', ending: { type: 'completed', message: 'Order processed successfully' } };
const APPROVED: Decision = { type: 'approved', approver: 'Chris' };

const WAITING: readonly Outcome[] = [{ type: 'reserved' }, { type: 'approval-requested' }];
const UNDONE_AND_FINISHED: readonly Outcome[] = [{ type: 'undone' }, { type: 'finished' }];

describe('an order that is cancelled', () => {
  it('before anything was reserved: it is seen when the order is to be shipped', () => {
    const { steps, last } = run(SMALL, [
      { type: 'reserved' },
      { type: 'charged' },
      { type: 'cancelled' },
      { type: 'undone' },
      ...UNDONE_AND_FINISHED,
    ]);
    expect(steps).toEqual(['reserve 1', 'charge 2', 'ship 3', 'refund 4', 'release 5', 'finish 6']);
    expect(last).toEqual(CANCELLED);
  });

  it('before anything was reserved, and needs approval: nobody is asked and nothing charged', () => {
    const { steps, last } = run(LARGE, [
      { type: 'reserved' },
      { type: 'cancelled' },
      { type: 'recorded' },
      ...UNDONE_AND_FINISHED,
    ]);
    expect(steps).toEqual(['reserve 1', 'requestApproval 2', 'recordDecision 3', 'release 4', 'finish 5']);
    expect(last).toEqual(CANCELLED);
  });

  it('before anything was reserved, and there is no stock: that comes first', () => {
    const { last } = run(SMALL, [{ type: 'out-of-stock', missing: ['milk'] }, { type: 'finished' }]);
    expect(last).toMatchObject({ ending: { message: 'Inventory failed for order: Out of stock' } });
  });

  it('while it waits for its approval: at once', () => {
    const { steps, last } = run(LARGE, [
      ...WAITING,
      { type: 'decided', decision: { type: 'cancelled' } },
      { type: 'recorded' },
      ...UNDONE_AND_FINISHED,
    ]);
    expect(steps.slice(2)).toEqual(['wait', 'recordDecision 3', 'release 4', 'finish 5']);
    expect(last).toEqual(CANCELLED);
  });

  it('while the payment service is away: it is told under a number of its own, and money is given back', () => {
    const { steps, last } = run(SMALL, [
      { type: 'reserved' },
      { type: 'cancelled' },
      { type: 'recorded' },
      { type: 'undone' },
      ...UNDONE_AND_FINISHED,
    ]);
    expect(steps).toEqual(['reserve 1', 'charge 2', 'recordDecision 3', 'refund 4', 'release 5', 'finish 6']);
    expect(last).toEqual(CANCELLED);
  });

  it('after it was approved: it is not shipped', () => {
    const { steps, last } = run(LARGE, [
      ...WAITING,
      { type: 'decided', decision: APPROVED },
      { type: 'recorded' },
      { type: 'charged' },
      { type: 'cancelled' },
      { type: 'undone' },
      ...UNDONE_AND_FINISHED,
    ]);
    expect(steps.slice(3)).toEqual([
      'recordDecision 3',
      'charge 4',
      'ship 5',
      'refund 6',
      'release 7',
      'finish 8',
    ]);
    expect(last).toEqual(CANCELLED);
  });

  it('after it was shipped: it completes', () => {
    expect(run(SMALL, [{ type: 'reserved' }, { type: 'charged' }, { type: 'shipped' }]).last).toEqual(
      COMPLETED,
    );
  });

  it('while the charge is repeated: refunded when it succeeds, failed when it does not', () => {
    const charging: readonly Outcome[] = [{ type: 'reserved' }];
    const late = run(SMALL, [
      ...charging,
      { type: 'charged' },
      { type: 'cancelled' },
      { type: 'undone' },
      ...UNDONE_AND_FINISHED,
    ]);
    expect(late.last).toEqual(CANCELLED);
    const never = run(SMALL, [...charging, FAILED, { type: 'undone' }, ...UNDONE_AND_FINISHED]);
    expect(never.steps.slice(2)).toEqual(['refund 3', 'release 4', 'finish 5']);
    expect(never.last).toEqual({ type: 'end', ending: { type: 'failed', failure: FAILURE } });
  });

  it('while shipping is down: cancelled when that was first, failed when shipping had refused it', () => {
    const paid: readonly Outcome[] = [{ type: 'reserved' }, { type: 'charged' }];
    const first = run(SMALL, [...paid, { type: 'cancelled' }, { type: 'undone' }, ...UNDONE_AND_FINISHED]);
    expect(first.last).toEqual(CANCELLED);
    const second = run(SMALL, [
      ...paid,
      { type: 'shipping-unavailable', message: '503 closed' },
      { type: 'undone' },
      ...UNDONE_AND_FINISHED,
    ]);
    expect(second.last).toMatchObject({ ending: { type: 'failed', failure: { message: '503 closed' } } });
  });

  it('and cannot be refunded: the stock is released all the same, and the order fails', () => {
    const { steps, last } = run(SMALL, [
      { type: 'reserved' },
      { type: 'charged' },
      { type: 'cancelled' },
      FAILED,
      ...UNDONE_AND_FINISHED,
    ]);
    expect(steps.slice(3)).toEqual(['refund 4', 'release 5', 'finish 6']);
    expect(last).toEqual({ type: 'end', ending: { type: 'failed', failure: FAILURE } });
  });

  it('takes no decision any more, from the moment the saga knows', () => {
    const told = run(LARGE, [...WAITING, { type: 'decided', decision: { type: 'cancelled' } }]);
    expect(notice(told.state)).toEqual({ step: 'decided' });
    expect(notice(run(LARGE, [{ type: 'reserved' }, { type: 'cancelled' }]).state)).toEqual({
      step: 'decided',
    });
    expect(notice(run(LARGE, [{ type: 'reserved' }, FAILED]).state)).toEqual({ step: 'decided' });
    expect(notice(startSaga(LARGE))).toBeUndefined();
  });

  it('says whose it was in what is told of it, for those who gave points', () => {
    const { state } = run(LARGE, [{ type: 'reserved' }, { type: 'cancelled' }]);
    expect(next(state, NOW)).toEqual({
      type: 'activity',
      activity: 'recordDecision',
      input: {
        orderId: 'order_riley_1',
        seq: 3,
        time: '2023-10-28T17:02:06.000Z',
        customer: 'Riley',
        decision: { type: 'cancelled' },
      },
    });
    const paid = run(SMALL, [{ type: 'reserved' }, { type: 'charged' }, { type: 'cancelled' }]);
    expect(next(paid.state, NOW)).toMatchObject({ activity: 'refund', input: { customer: 'Riley' } });
  });
});
