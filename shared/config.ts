import { EVENT_HUB_SETTING, ORDER_EVENTS_HUB, SERVICE_BUS_SETTING } from './contracts/names.ts';

/** How to reach a namespace: by connection string, or by name with DefaultAzureCredential. */
export type NamespaceConfig =
  | { readonly connectionString: string }
  | { readonly fullyQualifiedNamespace: string; readonly clientId?: string };

export type StorageConfig =
  | { readonly connectionString: string }
  | { readonly tableEndpoint: string; readonly blobEndpoint: string; readonly clientId?: string };

export interface Config {
  readonly serviceBus: NamespaceConfig;
  readonly eventHubs: NamespaceConfig;
  readonly storage: StorageConfig;
  /** Key of the MAC in order ids, or the vault that holds it as secret `order-id-key`. */
  readonly orderIdKey:
    | { readonly value: string }
    | { readonly keyVaultUri: string; readonly clientId?: string };
  /** Minor units; orders from here on wait for approval. */
  readonly approvalThreshold: number;
  /** How long an order waits for its approval. */
  readonly approvalTimeoutMs: number;
  /** From where on the intake asks clients to slow down, and to how many orders a second each. */
  readonly intake: {
    readonly queueMark: number;
    readonly quarantineMark: number;
    readonly rate: number;
    readonly burst: number;
  };
  /** Left out: the built-in ledger takes the payments. */
  readonly paymentProviderUrl?: string;
  /** Whether the loyalty job runs, at the times of the setting LOYALTY_JOB_SCHEDULE. */
  readonly loyaltyJob?: boolean;
  /** Where the shop finds the order API; left out: it is closed. */
  readonly shopApiUrl?: string;
  /** How long the shop's breaker stays open; left out: as its policy has it. */
  readonly shopBreakerOpenMs?: number;
}

class ConfigError extends Error {
  readonly code = 'bad-settings';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The app cannot start: ${faults.join('; ')}.`);
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads and checks every setting; one ConfigError names all that are missing or bad. */
export function readConfig(env: Environment): Config {
  const faults: string[] = [];
  const read = (name: string) => {
    const value = env[name]?.trim();
    return value === undefined || value === '' ? undefined : value;
  };

  const namespace = (setting: string): NamespaceConfig => {
    const connectionString = read(setting);
    if (connectionString !== undefined) return { connectionString };
    const fullyQualifiedNamespace = read(`${setting}__fullyQualifiedNamespace`);
    if (fullyQualifiedNamespace === undefined) {
      faults.push(`${setting} (or ${setting}__fullyQualifiedNamespace) is missing`);
      return { connectionString: '' };
    }
    return { fullyQualifiedNamespace, ...clientId(read(`${setting}__clientId`)) };
  };

  const storage = (): StorageConfig => {
    const setting = 'AzureWebJobsStorage';
    const connectionString = read(setting);
    if (connectionString !== undefined) return { connectionString };
    const tableEndpoint = read(`${setting}__tableServiceUri`);
    const blobEndpoint = read(`${setting}__blobServiceUri`);
    if (tableEndpoint === undefined || blobEndpoint === undefined) {
      faults.push(`${setting} (or ${setting}__tableServiceUri and ${setting}__blobServiceUri) is missing`);
      return { connectionString: '' };
    }
    return { tableEndpoint, blobEndpoint, ...clientId(read(`${setting}__clientId`)) };
  };

  const orderIdKey = (): Config['orderIdKey'] => {
    const value = read('ORDER_ID_KEY');
    const keyVaultUri = read('KEY_VAULT_URI');
    if (value === undefined) {
      if (keyVaultUri !== undefined) return { keyVaultUri, ...clientId(read('AZURE_CLIENT_ID')) };
      faults.push('ORDER_ID_KEY (or KEY_VAULT_URI with a secret order-id-key) is missing');
      return { value: '' };
    }
    if (value.length < 16) faults.push('ORDER_ID_KEY is shorter than 16 characters');
    return { value };
  };

  const paymentProviderUrl = read('PAYMENT_PROVIDER_URL');
  faults.push(...urlFaults('PAYMENT_PROVIDER_URL', paymentProviderUrl));
  const shopApiUrl = read('SHOP_API_URL') ?? localAddress(read('WEBSITE_HOSTNAME'));
  faults.push(...urlFaults('SHOP_API_URL', shopApiUrl));
  const breakerOpen = read('SHOP_BREAKER_OPEN');
  const shopBreakerOpenMs = breakerOpen === undefined ? undefined : durationMs(breakerOpen);
  if (breakerOpen !== undefined && shopBreakerOpenMs === undefined) {
    faults.push(`SHOP_BREAKER_OPEN is no duration such as PT1M: ${breakerOpen}`);
  }
  const threshold = read('APPROVAL_THRESHOLD') ?? '1000.00';
  if (!/^\d{1,9}(\.\d{1,2})?$/.test(threshold)) {
    faults.push(`APPROVAL_THRESHOLD is no amount such as 1000.00: ${threshold}`);
  }
  const timeout = read('APPROVAL_TIMEOUT') ?? 'PT24H';
  const approvalTimeoutMs = durationMs(timeout);
  if (approvalTimeoutMs === undefined)
    faults.push(`APPROVAL_TIMEOUT is no duration such as PT24H: ${timeout}`);

  const count = (setting: string, otherwise: number): number => {
    const text = read(setting) ?? String(otherwise);
    if (!/^[1-9]\d{0,8}$/.test(text)) faults.push(`${setting} is no count such as ${otherwise}: ${text}`);
    return Number(text);
  };

  const hub = (): NamespaceConfig => {
    const config = namespace(EVENT_HUB_SETTING);
    if ('connectionString' in config && isOfAnotherHub(config.connectionString)) {
      faults.push(`${EVENT_HUB_SETTING} has another EntityPath than ${ORDER_EVENTS_HUB}`);
    }
    return config;
  };

  const config: Config = Object.freeze({
    serviceBus: namespace(SERVICE_BUS_SETTING),
    eventHubs: hub(),
    storage: storage(),
    orderIdKey: orderIdKey(),
    approvalThreshold: Math.round(Number(threshold) * 100),
    approvalTimeoutMs: approvalTimeoutMs ?? 0,
    intake: {
      // A rush of a hundred thousand orders is what the queue is for; this is a quarter of an hour of work.
      queueMark: count('INTAKE_QUEUE_MARK', 250_000),
      quarantineMark: count('INTAKE_QUARANTINE_MARK', 10_000),
      rate: count('INTAKE_RATE', 10),
      burst: count('INTAKE_BURST', 50),
    },
    ...(paymentProviderUrl === undefined ? {} : { paymentProviderUrl }),
    ...(read('LOYALTY_JOB_SCHEDULE') === undefined ? {} : { loyaltyJob: true }),
    ...(shopApiUrl === undefined ? {} : { shopApiUrl }),
    ...(shopBreakerOpenMs === undefined ? {} : { shopBreakerOpenMs }),
  });
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}

function clientId(value: string | undefined): { clientId?: string } {
  return value === undefined ? {} : { clientId: value };
}

/**
 * Such an address stands in logs and in the failures of orders, and paths are put behind it: there is no place in it
 * for a password, a key or a query. Nor is one shown here.
 */
function urlFaults(setting: string, text: string | undefined): string[] {
  if (text === undefined) return [];
  if (/[@?#]/.test(text)) return [`${setting} must have no user name, password, query or fragment`];
  const isHttp = URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
  return isHttp ? [] : [`${setting} is no http(s) URL: ${text}`];
}

/** The SDK refuses the connection string of another hub, and tells the whole of it, key and all, each time. */
function isOfAnotherHub(connectionString: string): boolean {
  const [, hub] = /(?:^|;)\s*EntityPath\s*=\s*([^;]*)/i.exec(connectionString) ?? [];
  return hub !== undefined && hub.trim() !== ORDER_EVENTS_HUB;
}

/** Of the host on the developer's own machine, which tells it; in the cloud a shop opens only by its own setting. */
function localAddress(hostName: string | undefined): string | undefined {
  return hostName !== undefined && /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(hostName)
    ? `http://${hostName}`
    : undefined;
}

/** ISO 8601 durations of days, hours, minutes and seconds. */
function durationMs(text: string): number | undefined {
  const match = /^P(?:(\d{1,4})D)?(?:T(?=\d)(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?$/.exec(text);
  if (match === null) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0));
  const total = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000;
  return total > 0 ? total : undefined;
}
