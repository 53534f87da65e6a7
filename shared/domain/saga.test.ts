import { describe, expect, it } from 'vitest';
import { next, notice, type Outcome, startSaga } from './saga.ts';
import { FAILED, FAILURE, LARGE, NOW, run, SMALL } from './saga-testing.ts';

describe('saga', () => {
  it('takes a small order through three steps', () => {
    const { steps, last } = run(SMALL, [{ type: 'reserved' }, { type: 'charged' }, { type: 'shipped' }]);
    expect(steps).toEqual(['reserve 1', 'charge 2', 'ship 3']);
    expect(last).toEqual({
      type: 'end',
      ending: { type: 'completed', message: 'Order processed successfully' },
    });
  });

  it('hands every step what it needs', () => {
    expect(next(startSaga(SMALL), NOW)).toEqual({
      type: 'activity',
      activity: 'reserve',
      input: {
        orderId: 'order_riley_1',
        seq: 1,
        time: '2023-10-28T17:02:06.000Z',
        items: ['milk', 'bread'],
      },
    });
    expect(run(SMALL, [{ type: 'reserved' }]).last).toEqual({
      type: 'activity',
      activity: 'charge',
      input: {
        orderId: 'order_riley_1',
        seq: 2,
        time: '2023-10-28T17:02:06.000Z',
        amount: 1000,
        currency: 'USD',
      },
    });
  });

  it('waits for an approval until the deadline', () => {
    const { state, last } = run(LARGE, [{ type: 'reserved' }, { type: 'approval-requested' }]);
    expect(last).toEqual({ type: 'wait', deadline: '2023-10-29T17:02:06.000Z' });
    expect(notice(state)).toEqual({ step: 'approval', deadline: '2023-10-29T17:02:06.000Z' });
  });

  it('goes on once approved', () => {
    const { steps, last } = run(LARGE, [
      { type: 'reserved' },
      { type: 'approval-requested' },
      { type: 'decided', decision: { type: 'approved', approver: 'Chris' } },
      { type: 'recorded' },
      { type: 'charged' },
      { type: 'shipped' },
    ]);
    expect(steps).toEqual([
      'reserve 1',
      'requestApproval 2',
      'wait',
      'recordDecision 3',
      'charge 4',
      'ship 5',
    ]);
    expect(last).toEqual({
      type: 'end',
      ending: { type: 'completed', message: 'Order processed successfully' },
    });
  });

  it.each([
    [{ type: 'rejected', approver: 'Chris' } as const, 'Order was rejected by Chris.'],
    [{ type: 'expired' } as const, 'Approval deadline expired.'],
  ])('releases the stock and closes when %o', (decision, message) => {
    const { steps, last } = run(LARGE, [
      { type: 'reserved' },
      { type: 'approval-requested' },
      { type: 'decided', decision },
      { type: 'recorded' },
      { type: 'undone' },
      { type: 'finished' },
    ]);
    expect(steps).toEqual([
      'reserve 1',
      'requestApproval 2',
      'wait',
      'recordDecision 3',
      'release 4',
      'finish 5',
    ]);
    expect(last).toEqual({ type: 'end', ending: { type: 'closed', message } });
  });

  it('closes at once when stock lacks: there is nothing to undo', () => {
    const { steps, last } = run(SMALL, [{ type: 'out-of-stock', missing: ['milk'] }, { type: 'finished' }]);
    expect(steps).toEqual(['reserve 1', 'finish 2']);
    expect(last).toEqual({
      type: 'end',
      ending: { type: 'closed', message: 'Inventory failed for order: Out of stock' },
    });
  });

  it('releases the stock when the payment is declined', () => {
    const { steps, last } = run(SMALL, [
      { type: 'reserved' },
      { type: 'declined', reason: 'card_declined' },
      { type: 'undone' },
      { type: 'finished' },
    ]);
    expect(steps).toEqual(['reserve 1', 'charge 2', 'release 3', 'finish 4']);
    expect(last).toEqual({
      type: 'end',
      ending: { type: 'closed', message: 'Payment failed for order: card_declined' },
    });
  });

  it('refunds, releases and fails when shipping is down', () => {
    const { steps, state } = run(SMALL, [
      { type: 'reserved' },
      { type: 'charged' },
      { type: 'shipping-unavailable', message: '503 closed' },
      { type: 'undone' },
      { type: 'undone' },
      { type: 'finished' },
    ]);
    expect(steps).toEqual(['reserve 1', 'charge 2', 'ship 3', 'refund 4', 'release 5', 'finish 6']);
    expect(notice(state)).toEqual({
      failure: {
        error_type: 'ShippingUnavailable',
        message: '503 closed',
        stack_trace: 'ShippingUnavailable: 503 closed\n    at ship (saga of order_riley_1)',
      },
      time: '2023-10-28T17:02:06.000Z',
    });
  });

  it.each(['\n', '"', '\u0001', 'ü'])('shows no more of a failure than Durable takes: %j', (char) => {
    const failure = { errorType: 'Error', message: char.repeat(2_000), stackTrace: char.repeat(4_000) };
    const outcomes: Outcome[] = [{ type: 'failed', failure }, { type: 'undone' }, { type: 'finished' }];
    const shown = JSON.stringify(notice(run(SMALL, outcomes).state));
    expect(shown.length).toBeGreaterThan(6_000);
    expect(shown.length).toBeLessThanOrEqual(8_192);
  });

  it.each([
    ['reserve', [], ['release 2', 'finish 3']],
    ['charge', [{ type: 'reserved' }], ['refund 3', 'release 4', 'finish 5']],
    ['ship', [{ type: 'reserved' }, { type: 'charged' }], ['refund 4', 'release 5', 'finish 6']],
  ] as const)('undoes a %s that failed, because it may have had its effect', (_name, before, undone) => {
    const { steps, last } = run(SMALL, [
      ...before,
      FAILED,
      ...undone.slice(1).map((): Outcome => ({ type: 'undone' })),
      { type: 'finished' },
    ]);
    expect(steps.slice(before.length + 1)).toEqual(undone);
    expect(last).toEqual({ type: 'end', ending: { type: 'failed', failure: FAILURE } });
  });

  it('runs the other compensations when one fails, and fails', () => {
    const { steps, last } = run(SMALL, [
      { type: 'reserved' },
      { type: 'charged' },
      { type: 'shipping-unavailable', message: '503 closed' },
      FAILED,
      { type: 'undone' },
      { type: 'finished' },
    ]);
    expect(steps.slice(3)).toEqual(['refund 4', 'release 5', 'finish 6']);
    expect(last).toEqual({ type: 'end', ending: { type: 'failed', failure: FAILURE } });
  });
});
