import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { QueueSettings } from './entities.ts';
import type { QueueCounts } from './service-bus/queue.ts';

const ATOM = 'http://www.w3.org/2005/Atom';
const SERVICE_BUS = 'http://schemas.microsoft.com/netservices/2010/10/servicebus/connect';
const INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';
const COUNTS = 'http://schemas.microsoft.com/netservices/2011/06/servicebus';
// .NET's TimeSpan.MaxValue: never. Its clients cannot read anything longer.
const NEVER = 'P10675199DT2H48M5.4775807S';
const NEVER_MS = 922_337_203_685_477;

export interface AdministrationSource {
  readonly queues: readonly QueueSettings[];
  counts(): Record<string, QueueCounts>;
  /** Epoch ms at which the entities were declared to this process. */
  readonly since: number;
}

/**
 * Service Bus's administration over HTTP (ATOM XML), as far as it reads: a queue with its counts, the list of queues,
 * the namespace. Entities are declared in the entities file, so what would change one is refused.
 */
export function administration(source: AdministrationSource): Server {
  return createServer((request, response) => {
    request.resume();
    answer(source, request, response);
  });
}

function answer(source: AdministrationSource, request: IncomingMessage, response: ServerResponse): void {
  const address = readAddress(request.url ?? '/');
  if (address === undefined) {
    send(response, 400, '<Error><Code>400</Code><Detail>The address cannot be read.</Detail></Error>');
    return;
  }
  const { path, search } = address;
  if (request.method !== 'GET') {
    send(
      response,
      405,
      `<Error><Code>405</Code><Detail>SubCode=40500. The entities are declared in the entities file; ${xmlText(request.method ?? '')} is refused.</Detail></Error>`,
    );
    return;
  }
  const counts = source.counts();
  const byName = (queue: QueueSettings) => entry(queue, counts[queue.name], source.since);
  if (path.toLowerCase() === '$namespaceinfo') {
    send(response, 200, namespaceInfo(source.since));
  } else if (path.toLowerCase() === '$resources/queues') {
    const skip = Number(search.get('$skip') ?? 0);
    const top = Number(search.get('$top') ?? 100);
    send(response, 200, feed(source.queues.slice(skip, skip + top).map(byName)));
  } else {
    const queue = source.queues.find(({ name }) => name.toLowerCase() === path.toLowerCase());
    // A missing entity is an empty feed, as the service says it.
    send(response, 200, queue === undefined ? feed([]) : byName(queue));
  }
}

/** Anybody may ask for anything: what is no address is told so, and no exception. */
function readAddress(url: string): { path: string; search: URLSearchParams } | undefined {
  try {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    return { path: decodeURIComponent(pathname).slice(1), search: searchParams };
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, status: number, xml: string): void {
  response.writeHead(status, { 'content-type': 'application/atom+xml;type=entry;charset=utf-8' });
  response.end(xml);
}

function feed(entries: readonly string[]): string {
  return `<feed xmlns="${ATOM}"><title type="text">Queues</title>${entries.join('')}</feed>`;
}

function entry(queue: QueueSettings, counts: QueueCounts | undefined, since: number): string {
  const { active = 0, deadLettered = 0, scheduled = 0 } = counts ?? {};
  const time = new Date(since).toISOString();
  const fields: readonly (readonly [string, string | number | boolean])[] = [
    ['LockDuration', duration(queue.lockDuration)],
    ['MaxSizeInMegabytes', 1024],
    ['RequiresDuplicateDetection', queue.requiresDuplicateDetection],
    ['RequiresSession', queue.requiresSession],
    ['DefaultMessageTimeToLive', duration(queue.defaultMessageTimeToLive)],
    ['DeadLetteringOnMessageExpiration', queue.deadLetteringOnMessageExpiration],
    ['DuplicateDetectionHistoryTimeWindow', duration(queue.duplicateDetectionHistoryTimeWindow)],
    ['MaxDeliveryCount', queue.maxDeliveryCount],
    ['EnableBatchedOperations', true],
    ['SizeInBytes', 0],
    ['MessageCount', active + deadLettered + scheduled],
    ['Status', 'Active'],
    ['CreatedAt', time],
    ['UpdatedAt', time],
    ['AccessedAt', time],
  ];
  const rest: readonly (readonly [string, string | number | boolean])[] = [
    ['AutoDeleteOnIdle', NEVER],
    ['EnablePartitioning', false],
    ['EntityAvailabilityStatus', 'Available'],
    ['EnableExpress', false],
    ['MaxMessageSizeInKilobytes', queue.maxMessageSizeInKilobytes],
  ];
  const details =
    `<CountDetails xmlns:d2p1="${COUNTS}"><d2p1:ActiveMessageCount>${active}</d2p1:ActiveMessageCount>` +
    `<d2p1:DeadLetterMessageCount>${deadLettered}</d2p1:DeadLetterMessageCount>` +
    `<d2p1:ScheduledMessageCount>${scheduled}</d2p1:ScheduledMessageCount>` +
    '<d2p1:TransferMessageCount>0</d2p1:TransferMessageCount>' +
    '<d2p1:TransferDeadLetterMessageCount>0</d2p1:TransferDeadLetterMessageCount></CountDetails>';
  return (
    `<entry xmlns="${ATOM}"><id>http://localhost/${encodeURIComponent(queue.name)}</id><title type="text">${xmlText(queue.name)}</title><content type="application/xml">` +
    `<QueueDescription xmlns="${SERVICE_BUS}" xmlns:i="${INSTANCE}">${elements(fields)}${details}${elements(rest)}` +
    '</QueueDescription></content></entry>'
  );
}

function namespaceInfo(since: number): string {
  const time = new Date(since).toISOString();
  const fields: readonly (readonly [string, string])[] = [
    ['CreatedTime', time],
    ['MessagingSKU', 'Standard'],
    ['ModifiedTime', time],
    ['Name', 'local'],
    ['NamespaceType', 'Messaging'],
  ];
  return (
    `<entry xmlns="${ATOM}"><id>http://localhost/$namespaceinfo</id><title type="text">local</title><content type="application/xml">` +
    `<NamespaceInfo xmlns="${SERVICE_BUS}" xmlns:i="${INSTANCE}">${elements(fields)}</NamespaceInfo></content></entry>`
  );
}

function elements(fields: readonly (readonly [string, string | number | boolean])[]): string {
  return fields.map(([name, value]) => `<${name}>${xmlText(String(value))}</${name}>`).join('');
}

/** Milliseconds as an ISO 8601 duration. */
function duration(ms: number): string {
  return ms < NEVER_MS ? `PT${ms / 1000}S` : NEVER;
}

function xmlText(text: string): string {
  return text.replace(/[<>&"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
