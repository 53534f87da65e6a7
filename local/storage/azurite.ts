import type { RequestListener, Server } from 'node:http';
import { createRequire } from 'node:module';
import type { Readable } from 'node:stream';
import type { LokiDatabase } from './journal/loki-book.ts';
import type { AzuriteErrors, AzuriteStore } from './tables/azurite-store.ts';
import type { FilterNode } from './tables/filter.ts';
import type { ParseProperty } from './tables/properties.ts';

/**
 * The parts of the npm package `azurite` that are put together here, as they are inside its own servers. Azurite
 * publishes no types and no API; its version is pinned, and this file is the only place that reaches into it.
 */
export interface AzuriteServer {
  readonly httpServer: Server;
  readonly metadataStore: { readonly db: LokiDatabase };
  readonly extentMetadataStore: { readonly db: LokiDatabase };
  readonly extentStore: ExtentStore;
  start(): Promise<void>;
  close(): Promise<void>;
}

export interface ExtentChunk {
  readonly id: string;
  readonly offset: number;
  readonly count: number;
}

export interface ExtentStore {
  readonly metadataStore: { updateExtent(extent: object): Promise<void> };
  /** Extents that the garbage collector leaves alone. */
  readonly activeWriteExtents: { id: string }[];
  appendExtent(data: Readable | Buffer): Promise<ExtentChunk>;
  readExtent(chunk: ExtentChunk | undefined): Promise<Readable>;
  readExtents(chunks: readonly ExtentChunk[], offset?: number, count?: number): Promise<Readable>;
}

export interface ServerSettings {
  readonly host: string;
  readonly port: number;
  /** Where the extents (what blobs and messages consist of) lie. */
  readonly extents: string;
}

interface AzuriteProperty {
  toJsonPropertyValuePair(): [string, unknown] | undefined;
  toJsonPropertyTypePair(level: number, force: boolean): [string, string] | undefined;
}

const FULL_ANNOTATIONS = 0;

// Clients keep connections; Azurite's 5 s would close them under requests that are just being sent.
const KEEP_ALIVE_SECONDS = 120;
const WRITERS = 1;

export class Azurite {
  readonly #require = createRequire(import.meta.url);

  constructor() {
    // Azurite parses the same address templates again with every request.
    const templates = this.#require.resolve('uri-templates', { paths: [this.#require.resolve('azurite')] });
    const parseTemplate = this.#require(templates) as (template: string) => unknown;
    const parsed = new Map<string, unknown>();
    const remembering = (template: string) => {
      if (!parsed.has(template)) parsed.set(template, parseTemplate(template));
      return parsed.get(template);
    };
    const module = this.#require.cache[templates];
    if (module) module.exports = remembering;
    // Only Azurite's telemetry uses it, which is never switched on here, and it takes a quarter of a second to load.
    const telemetry = createRequire(this.#require.resolve('azurite')).resolve('applicationinsights');
    this.#require.cache[telemetry] ??= { exports: {}, loaded: true } as NodeJS.Module;
  }

  blobServer(settings: ServerSettings): AzuriteServer {
    const Configuration = this.#load('blob/BlobConfiguration');
    const BlobServer = this.#load('blob/BlobServer');
    return new BlobServer(new Configuration(...this.#stored(settings))) as unknown as AzuriteServer;
  }

  queueServer(settings: ServerSettings): AzuriteServer {
    const Configuration = this.#load('queue/QueueConfiguration');
    const QueueServer = this.#load('queue/QueueServer');
    return new QueueServer(new Configuration(...this.#stored(settings))) as unknown as AzuriteServer;
  }

  /** The table service on a store of ours: Azurite's front, from HTTP to the checks of an entity. */
  async tableListener(store: AzuriteStore): Promise<RequestListener> {
    const AccountDataStore = this.#load('common/AccountDataStore');
    const Factory = this.#load('table/TableRequestListenerFactory');
    const logger = (this.#require('azurite/dist/src/common/Logger') as { default: unknown }).default;
    const accounts = new AccountDataStore(logger) as { init(): Promise<void> };
    await accounts.init();
    const skipApiVersionCheck = true;
    const factory = new Factory(store, accounts, false, undefined, skipApiVersionCheck, undefined, false);
    return (factory as unknown as { createRequestListener(): RequestListener }).createRequestListener();
  }

  tableErrors(): AzuriteErrors {
    return this.#load('table/errors/StorageErrorFactory') as unknown as AzuriteErrors;
  }

  parseFilter(filter: string): FilterNode {
    const parse = this.#load('table/persistence/QueryInterpreter/QueryParser') as unknown as (
      filter: string,
    ) => FilterNode;
    const { validateQueryTree } = this.#require(
      'azurite/dist/src/table/persistence/QueryInterpreter/QueryValidator',
    ) as { validateQueryTree(tree: FilterNode): void };
    const tree = parse(filter);
    validateQueryTree(tree);
    return tree;
  }

  /** Loaded at once, so that the first transaction does not wait for it. */
  propertyParser(): ParseProperty {
    const { parseEntityProperty } = this.#require('azurite/dist/src/table/entity/EntityProperty') as {
      parseEntityProperty(name: string, value: unknown, type: string | undefined): AzuriteProperty;
    };
    return (name, value, type) => {
      const property = parseEntityProperty(name, value, type);
      const pair = property.toJsonPropertyValuePair();
      return { value: pair?.[1], type: property.toJsonPropertyTypePair(FULL_ANNOTATIONS, true)?.[1] };
    };
  }

  #load(path: string): new (...args: unknown[]) => object {
    return (this.#require(`azurite/dist/src/${path}`) as { default: new (...args: unknown[]) => object })
      .default;
  }

  /** Constructor arguments that the blob and the queue configuration share. The paths of databases are never used. */
  #stored({ host, port, extents }: ServerSettings): unknown[] {
    const noDatabase = '';
    const accessLog = false;
    const debugLog = false;
    const loose = false;
    const skipApiVersionCheck = true;
    const locations = [{ locationId: 'Default', locationPath: extents, maxConcurrency: WRITERS }];
    return [
      ...[host, port, KEEP_ALIVE_SECONDS, noDatabase, noDatabase, locations],
      ...[accessLog, undefined, debugLog, undefined, loose, skipApiVersionCheck],
    ];
  }
}
