import { describe, expect, it } from 'vitest';
import { faultKind, TransientFault } from '../domain/faults.ts';
import { brokerFault, isConflict, storageFault } from './faults.ts';

/** As the SDKs throw them. */
const answer = (statusCode: number, code?: string) =>
  Object.assign(new Error('what the service says'), { statusCode, ...(code === undefined ? {} : { code }) });
const network = (code: string) => Object.assign(new Error(code), { code });

describe('a fault of the store', () => {
  it.each([
    ['a malformed request', answer(400, 'InvalidInput'), 'permanent', 'InvalidInput'],
    ['a method that it does not know', answer(405), 'permanent', 'storage-405'],
    ['a row that is too large', answer(400, 'EntityTooLarge'), 'terminal', 'EntityTooLarge'],
    ['a body that is too large', answer(413, 'RequestBodyTooLarge'), 'terminal', 'RequestBodyTooLarge'],
    [
      'a role assignment that still spreads',
      answer(403, 'AuthorizationFailure'),
      'transient',
      'AuthorizationFailure',
    ],
    ['a table that was dropped', answer(404, 'TableNotFound'), 'transient', 'TableNotFound'],
    ['a time-out', answer(408), 'transient', 'storage-408'],
    ['a table that is being deleted', answer(409, 'TableBeingDeleted'), 'transient', 'TableBeingDeleted'],
    [
      'another who was quicker',
      answer(412, 'UpdateConditionNotSatisfied'),
      'transient',
      'UpdateConditionNotSatisfied',
    ],
    ['too many requests', answer(429), 'transient', 'storage-429'],
    ['an error within', answer(500, 'InternalError'), 'transient', 'InternalError'],
    ['a busy server', answer(503, 'ServerBusy'), 'transient', 'ServerBusy'],
    ['a refused connection', network('ECONNREFUSED'), 'transient', 'ECONNREFUSED'],
    ['a connection that broke', network('ECONNRESET'), 'transient', 'ECONNRESET'],
    ['silence', new Error('The operation was aborted'), 'transient', 'storage'],
  ] as const)('%s', (_what, error, kind, code) => {
    const fault = storageFault('write to table orders', error);
    expect(faultKind(fault)).toBe(kind);
    expect(fault).toMatchObject({ code, cause: error });
    expect(fault.message).toMatch(/^write to table orders: /);
  });

  it('stays what it was told to be', () => {
    const fault = new TransientFault('archive-moved', 'another instance');
    expect(storageFault('append', fault)).toBe(fault);
  });
});

describe('what is there already', () => {
  it.each([
    ['a blob', answer(409, 'BlobAlreadyExists'), true],
    ['a blob that a policy keeps as it is', answer(409, 'BlobImmutableDueToPolicy'), true],
    ['a row', answer(409, 'EntityAlreadyExists'), true],
    ['no: a container that is being deleted', answer(409, 'ContainerBeingDeleted'), false],
    ['no: an answer without a code', answer(409), false],
  ] as const)('%s', (_what, error, expected) => {
    expect(isConflict(error)).toBe(expected);
  });
});

describe('a fault of the broker', () => {
  it.each([
    ['a message that is too large', network('MessageSizeExceeded'), 'terminal'],
    ['a link that was detached', network('ServiceCommunicationProblem'), 'transient'],
    ['a bug of the SDK while it reconnects', new TypeError('x is undefined'), 'transient'],
  ] as const)('%s', (_what, error, kind) => {
    expect(faultKind(brokerFault('send to queue orders', error))).toBe(kind);
  });
});

it.each([
  [
    '"Endpoint=sb://a/;SharedAccessKeyName=app;SharedAccessKey=c2VjcmV0Cg==;EntityPath=b"',
    'SharedAccessKey=…;',
  ],
  ['AccountName=till;AccountKey=c2VjcmV0Cg==', 'AccountName=till;AccountKey=…'],
  ['https://till.blob.core.windows.net/a?sv=1&sig=c2VjcmV0Cg%3D%3D&se=2', 'sv=1&sig=…&se=2'],
  ['SharedAccessSignature=SharedAccessSignature sr=a&sig=c2VjcmV0Cg%3D', 'sr=a&sig=…'],
])('tells no secret that an SDK tells: %s', (said, told) => {
  for (const { message } of [storageFault('read', new Error(said)), brokerFault('send', new Error(said))]) {
    expect(message).toContain(told);
    expect(message).not.toContain('c2VjcmV0');
  }
});
