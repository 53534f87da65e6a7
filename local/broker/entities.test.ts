import { describe, expect, test } from 'vitest';
import { EntitiesError, parseEntities, readEntities } from './entities.ts';

describe('the entities file', () => {
  test('names alone get the defaults of Azure', () => {
    expect(parseEntities({ queues: [{ name: 'orders' }], eventHubs: [{ name: 'order-events' }] })).toEqual({
      queues: [
        {
          name: 'orders',
          maxDeliveryCount: 10,
          lockDuration: 60_000,
          defaultMessageTimeToLive: 922337203685478,
          maxMessageSizeInKilobytes: 256,
          deadLetteringOnMessageExpiration: false,
          requiresSession: false,
          requiresDuplicateDetection: false,
          duplicateDetectionHistoryTimeWindow: 600_000,
        },
      ],
      eventHubs: [
        {
          name: 'order-events',
          partitionCount: 4,
          messageRetentionInDays: 7,
          consumerGroups: [],
          publishers: [],
          consumers: [],
        },
      ],
      schemaGroups: [],
    });
  });

  test('durations are ISO 8601', () => {
    const { queues } = parseEntities({
      queues: [{ name: 'q', lockDuration: 'PT2M30S', defaultMessageTimeToLive: 'P1DT12H' }],
    });
    expect(queues[0]).toMatchObject({ lockDuration: 150_000, defaultMessageTimeToLive: 129_600_000 });
  });

  test('capture windows, teams and schema groups are read, and their faults named', () => {
    const hub = {
      name: 'sale',
      publishers: ['conversions'],
      consumers: ['customer'],
      capture: { intervalInSeconds: 300, sizeLimitInBytes: 314_572_800 },
    };
    const group = { name: 'sales', schemaType: 'Avro', schemaCompatibility: 'Forward' };
    const entities = parseEntities({ eventHubs: [hub], schemaGroups: [group] });
    expect(entities.eventHubs[0]).toMatchObject(hub);
    expect(entities.schemaGroups).toEqual([group]);
    expect(() =>
      parseEntities({
        eventHubs: [{ ...hub, capture: { intervalInSeconds: 30, window: 1 } }],
        schemaGroups: [{ ...group, schemaCompatibility: 'Full' }],
      }),
    ).toThrow(
      [
        "entities: eventHubs[0]: capture: 'intervalInSeconds' must be a whole number from 60 to 900",
        "entities: eventHubs[0]: capture: 'window' is unknown",
        "entities: schemaGroups[0]: 'schemaCompatibility' must be None or Backward or Forward",
      ].join('\n'),
    );
  });

  test('every fault is named by its place', () => {
    const parse = () =>
      parseEntities({
        queues: [
          { name: 'orders', lockDuraton: 'PT1M', maxDeliveryCount: 0 },
          { name: '-bad-' },
          7,
          { name: 'slow', lockDuration: 'PT5M1S' },
        ],
        eventHubs: [{ name: 'Orders', partitionCount: '4' }],
        topics: [],
      });
    expect(parse).toThrow(EntitiesError);
    expect(parse).toThrow(
      [
        'entities: queues[2] must be an object',
        "entities: queues[0]: 'maxDeliveryCount' must be a whole number from 1 to 2000",
        "entities: queues[0]: 'lockDuraton' is unknown",
        "entities: queues[1]: 'name' must be a name of letters, digits, . - _ /",
        "entities: queues[2]: 'name' must be a name of letters, digits, . - _ /",
        "entities: queues[3]: 'lockDuration' must be an ISO 8601 duration such as PT1M or P14D, and PT5M at most",
        "entities: eventHubs[0]: 'partitionCount' must be a whole number from 1 to 1024",
        "entities: 'topics' is unknown",
        "entities: 'Orders' is declared twice",
      ].join('\n'),
    );
  });

  test('a file that is not there is told by its name', () => {
    expect(() => readEntities('/nowhere/entities.json')).toThrow(/\/nowhere\/entities\.json cannot be read/);
  });
});
