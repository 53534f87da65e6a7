/** What a month costs: the arithmetic, without any figure of its own. All figures stand in cost-figures.json. */

export type Prices = Readonly<Record<string, number | null>>;

export interface Figures {
  readonly prices: { readonly source: string; readonly date: string; readonly table: Prices };
  readonly free: Readonly<
    Record<'vCpuSeconds' | 'gibSeconds' | 'requests' | 'serviceBusOperations' | 'logGb', number>
  >;
  readonly measured: {
    readonly source: string;
    readonly date: string;
    readonly tableCallsPerOrder: number;
    readonly blobAppendsPerOrder: number;
    readonly queueMessagesPerOrder: number;
    readonly eventsPerOrder: number;
    readonly cpuMsPerOrder: number;
  };
  readonly assumed: {
    readonly httpRequestsPerOrder: number;
    readonly serviceBusOperationsPerMessage: number;
    readonly checkpointsPerSecondAndPartition: number;
    readonly storedKbPerOrder: number;
    readonly telemetryKbPerOrder: number;
    readonly sagaActionsPerOrder: number;
    readonly usableCpuShare: number;
  };
}

export interface Deployment {
  readonly minReplicas: number;
  readonly maxReplicas: number;
  /** GB of logs a day at most. */
  readonly logGbPerDay: number;
  readonly privateEndpoints: number;
  /** Consumer groups of the order events times partitions. */
  readonly readers: number;
}

export interface Line {
  readonly what: string;
  readonly quantity: string;
  /** USD a month; undefined: the price is not known. */
  readonly cost: number | undefined;
}

const HOURS = 730;
const SECONDS = HOURS * 3_600;
/** More orders a second than the Consumption tier of the scheduler has actions for want capacity units. */
const CONSUMPTION_ACTIONS_PER_SECOND = 500;
const UNIT_ACTIONS_PER_SECOND = 2_000;
const EVENTS_PER_UNIT = 1_000;

/** The lines of a month at a steady rate. */
export function monthly(rate: number, figures: Figures, deployment: Deployment): readonly Line[] {
  const { free, measured, assumed } = figures;
  const orders = rate * SECONDS;
  const over = (amount: number, included: number) => Math.max(0, amount - included);
  const line = (what: string, quantity: string, amount: number, price: string): Line => {
    if (amount === 0) return { what, quantity, cost: 0 };
    const each = figures.prices.table[price];
    return { what, quantity, cost: each === null || each === undefined ? undefined : amount * each };
  };

  const wanted = Math.ceil((rate * measured.cpuMsPerOrder) / 1_000 / assumed.usableCpuShare);
  const replicas = Math.min(
    Math.max(wanted, deployment.minReplicas, rate > 0 ? 1 : 0),
    deployment.maxReplicas,
  );
  const cpu = over(replicas * SECONDS, free.vCpuSeconds);
  const memory = over(replicas * 2 * SECONDS, free.gibSeconds);
  const requests = over(orders * assumed.httpRequestsPerOrder, free.requests);
  const operations = over(
    orders * measured.queueMessagesPerOrder * assumed.serviceBusOperationsPerMessage,
    free.serviceBusOperations,
  );
  const events = orders * measured.eventsPerOrder;
  const units = Math.max(1, Math.ceil((rate * measured.eventsPerOrder) / EVENTS_PER_UNIT));
  const checkpoints = Math.min(
    deployment.readers * assumed.checkpointsPerSecondAndPartition,
    rate * measured.eventsPerOrder * 3,
  );
  const logGb = Math.min(
    (orders * assumed.telemetryKbPerOrder) / 1_000_000,
    deployment.logGbPerDay * (HOURS / 24),
  );
  const actions = rate * assumed.sagaActionsPerOrder;
  const capacity = Math.ceil(actions / UNIT_ACTIONS_PER_SECOND);
  const network = deployment.privateEndpoints > 0;

  return [
    line(
      'Container Apps: CPU',
      `${replicas} × 1 vCPU, ${rate > 0 ? 'active' : 'idle'}`,
      cpu,
      rate > 0 ? 'vCpuSecond' : 'vCpuSecondIdle',
    ),
    line('Container Apps: memory', `${replicas} × 2 GiB`, memory, 'gibSecond'),
    line(
      'Container Apps: requests',
      `${millions(orders * assumed.httpRequestsPerOrder)}`,
      requests / 1e6,
      'millionRequests',
    ),
    line(
      'Service Bus',
      network ? 'Premium, 1 unit' : 'Standard',
      HOURS,
      network ? 'serviceBusPremiumHour' : 'serviceBusHour',
    ),
    line(
      'Service Bus: operations',
      millions(operations),
      network ? 0 : operations / 1e6,
      'millionServiceBusOperations',
    ),
    line('Event Hubs', `${units} + 1 throughput units`, HOURS * (units + 1), 'throughputUnitHour'),
    line('Event Hubs: capture', `${units} units`, HOURS * units, 'captureHour'),
    line('Event Hubs: events', millions(events), events / 1e6, 'millionEvents'),
    actions > CONSUMPTION_ACTIONS_PER_SECOND
      ? line('Durable Task Scheduler', `${capacity} capacity units`, HOURS * capacity, 'sagaCapacityUnitHour')
      : line(
          'Durable Task Scheduler',
          `${millions(actions * SECONDS)} actions`,
          (actions * SECONDS) / 1e6,
          'millionSagaActions',
        ),
    line(
      'Tables',
      `${millions(orders * measured.tableCallsPerOrder)} calls`,
      (orders * measured.tableCallsPerOrder) / 1e4,
      'tenThousandTableCalls',
    ),
    line(
      'Audit trail',
      `${millions(orders * measured.blobAppendsPerOrder)} appends`,
      (orders * measured.blobAppendsPerOrder) / 1e4,
      'tenThousandBlobWrites',
    ),
    line(
      'Checkpoints',
      millions(checkpoints * SECONDS),
      (checkpoints * SECONDS) / 1e4,
      'tenThousandBlobOthers',
    ),
    line(
      'Storage, each month more',
      `${((orders * assumed.storedKbPerOrder) / 1e6).toFixed(0)} GB`,
      (orders * assumed.storedKbPerOrder) / 1e6,
      'storageGbMonth',
    ),
    line('Logs', `${logGb.toFixed(0)} GB`, over(logGb, free.logGb), 'logGb'),
    line('Alert rules', '9', 1, 'alertRulesMonth'),
    ...(network
      ? [
          line(
            'Private endpoints',
            String(deployment.privateEndpoints),
            HOURS * deployment.privateEndpoints,
            'privateEndpointHour',
          ),
        ]
      : []),
  ];
}

/** Sum of the lines whose price is known, and the names of the others. */
export function total(lines: readonly Line[]): {
  readonly cost: number;
  readonly unpriced: readonly string[];
} {
  return {
    cost: lines.reduce((sum, { cost }) => sum + (cost ?? 0), 0),
    unpriced: lines.flatMap(({ what, cost }) => (cost === undefined ? [what] : [])),
  };
}

function millions(count: number): string {
  return `${(count / 1e6).toFixed(count < 1e7 && count > 0 ? 1 : 0)} M`;
}
