import { expect, test } from 'vitest';
import { type Deployment, type Figures, monthly, total } from '../../tools/cost-model.ts';

const FIGURES: Figures = {
  prices: {
    source: 'made up',
    date: '2026-01-01',
    table: {
      vCpuSecond: 1e-5,
      vCpuSecondIdle: 1e-6,
      gibSecond: 1e-6,
      millionRequests: 1,
      serviceBusHour: 0.01,
      serviceBusPremiumHour: 1,
      millionServiceBusOperations: 1,
      throughputUnitHour: 0.02,
      captureHour: 0.1,
      millionEvents: 0.01,
      tenThousandTableCalls: 0.001,
      tenThousandBlobWrites: 0.1,
      tenThousandBlobOthers: 0.01,
      storageGbMonth: 0.1,
      logGb: 2,
      alertRulesMonth: 4,
      privateEndpointHour: 0.01,
      millionSagaActions: 1,
      sagaCapacityUnitHour: null,
    },
  },
  free: { vCpuSeconds: 0, gibSeconds: 0, requests: 0, serviceBusOperations: 0, logGb: 0 },
  measured: {
    source: 'made up',
    date: '2026-01-01',
    tableCallsPerOrder: 10,
    blobAppendsPerOrder: 1,
    queueMessagesPerOrder: 1,
    eventsPerOrder: 5,
    cpuMsPerOrder: 100,
  },
  assumed: {
    httpRequestsPerOrder: 2,
    serviceBusOperationsPerMessage: 3,
    checkpointsPerSecondAndPartition: 5,
    storedKbPerOrder: 10,
    telemetryKbPerOrder: 10,
    sagaActionsPerOrder: 7,
    usableCpuShare: 0.5,
  },
};
const DEPLOYMENT: Deployment = {
  minReplicas: 1,
  maxReplicas: 30,
  logGbPerDay: 100,
  privateEndpoints: 0,
  readers: 12,
};

function costs(rate: number, deployment = DEPLOYMENT) {
  return Object.fromEntries(
    monthly(rate, FIGURES, deployment).map(({ what, cost = Number.NaN }) => [
      what,
      Math.round(cost * 1_000) / 1_000,
    ]),
  );
}

test('idle: one idle replica, the namespaces, capture and the alerts', () => {
  expect(costs(0)).toMatchObject({
    'Container Apps: CPU': 2.628,
    'Container Apps: memory': 5.256,
    'Service Bus': 7.3,
    'Event Hubs': 29.2,
    'Event Hubs: capture': 73,
    'Durable Task Scheduler': 0,
    Tables: 0,
    Logs: 0,
    'Alert rules': 4,
  });
  expect(costs(0, { ...DEPLOYMENT, minReplicas: 0 })['Container Apps: CPU']).toBe(0);
});

test('10 orders a second: 26.28 million orders, two replicas', () => {
  const lines = costs(10);
  expect(lines['Container Apps: CPU']).toBeCloseTo(52.56);
  expect(lines['Container Apps: requests']).toBeCloseTo(52.56);
  expect(lines['Service Bus: operations']).toBeCloseTo(78.84);
  expect(lines['Event Hubs: events']).toBeCloseTo(1.314);
  expect(lines['Durable Task Scheduler']).toBeCloseTo(183.96);
  expect(lines.Tables).toBeCloseTo(26.28);
  expect(lines['Audit trail']).toBeCloseTo(262.8);
  // 12 readers at 5 a second, fewer than the 150 events a second.
  expect(lines.Checkpoints).toBeCloseTo(157.68);
  expect(lines.Logs).toBeCloseTo(525.6);
});

test('more than 500 actions a second want a capacity unit, whose price is not known', () => {
  const lines = monthly(100, FIGURES, DEPLOYMENT);
  expect(lines.find(({ what }) => what === 'Durable Task Scheduler')).toEqual({
    what: 'Durable Task Scheduler',
    quantity: '1 capacity units',
    cost: undefined,
  });
  expect(total(lines).unpriced).toEqual(['Durable Task Scheduler']);
});

test('logs end at the daily limit, and a private network costs Premium', () => {
  expect(costs(100, { ...DEPLOYMENT, logGbPerDay: 1 }).Logs).toBeCloseTo(60.83, 1);
  expect(costs(0, { ...DEPLOYMENT, privateEndpoints: 9 })).toMatchObject({
    'Service Bus': 730,
    'Private endpoints': 65.7,
  });
});
