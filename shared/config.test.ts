import { expect, it } from 'vitest';
import { readConfig } from './config.ts';

const LOCAL = {
  ServiceBusConnection: 'Endpoint=sb://localhost',
  EventHubConnection: 'Endpoint=sb://localhost',
  AzureWebJobsStorage: 'UseDevelopmentStorage=true',
  ORDER_ID_KEY: '0123456789abcdef',
};

it('reads connection strings, and has defaults for the rest', () => {
  expect(readConfig(LOCAL)).toEqual({
    serviceBus: { connectionString: 'Endpoint=sb://localhost' },
    eventHubs: { connectionString: 'Endpoint=sb://localhost' },
    storage: { connectionString: 'UseDevelopmentStorage=true' },
    orderIdKey: { value: '0123456789abcdef' },
    approvalThreshold: 100_000,
    approvalTimeoutMs: 86_400_000,
    intake: { queueMark: 250_000, quarantineMark: 10_000, rate: 10, burst: 50 },
  });
});

it('reads names in place of secrets', () => {
  const config = readConfig({
    ServiceBusConnection__fullyQualifiedNamespace: 'till.servicebus.windows.net',
    ServiceBusConnection__clientId: 'me',
    EventHubConnection__fullyQualifiedNamespace: 'till-hubs.servicebus.windows.net',
    AzureWebJobsStorage__tableServiceUri: 'https://till.table.core.windows.net',
    AzureWebJobsStorage__blobServiceUri: 'https://till.blob.core.windows.net',
    KEY_VAULT_URI: 'https://till.vault.azure.net',
    APPROVAL_THRESHOLD: '250.50',
    APPROVAL_TIMEOUT: 'P1DT30M',
    PAYMENT_PROVIDER_URL: 'https://pay.example',
  });
  expect(config).toEqual({
    serviceBus: { fullyQualifiedNamespace: 'till.servicebus.windows.net', clientId: 'me' },
    eventHubs: { fullyQualifiedNamespace: 'till-hubs.servicebus.windows.net' },
    storage: {
      tableEndpoint: 'https://till.table.core.windows.net',
      blobEndpoint: 'https://till.blob.core.windows.net',
    },
    orderIdKey: { keyVaultUri: 'https://till.vault.azure.net' },
    approvalThreshold: 25_050,
    approvalTimeoutMs: 88_200_000,
    intake: { queueMark: 250_000, quarantineMark: 10_000, rate: 10, burst: 50 },
    paymentProviderUrl: 'https://pay.example',
  });
});

it('knows where the shop sells, and when the loyalty job runs', () => {
  expect(
    readConfig({ ...LOCAL, SHOP_API_URL: 'https://orders.example', SHOP_BREAKER_OPEN: 'PT6S' }),
  ).toMatchObject({ shopApiUrl: 'https://orders.example', shopBreakerOpenMs: 6_000 });
  expect(readConfig({ ...LOCAL, LOYALTY_JOB_SCHEDULE: '*/5 * * * * *' }).loyaltyJob).toBe(true);
});

it.each([
  ['localhost:7071', 'http://localhost:7071'],
  ['127.0.0.1:40123', 'http://127.0.0.1:40123'],
  // In the cloud a shop opens by its own setting only.
  ['till.azurewebsites.net', undefined],
  ['localhost.example', undefined],
])('of the host %s, takes %s for the order API', (hostName, url) => {
  expect(readConfig({ ...LOCAL, WEBSITE_HOSTNAME: hostName }).shopApiUrl).toBe(url);
});

it('names everything that is missing or bad at once', () => {
  const env = {
    ORDER_ID_KEY: 'short',
    APPROVAL_THRESHOLD: 'a lot',
    APPROVAL_TIMEOUT: '1 day',
    PAYMENT_PROVIDER_URL: 'ftp://pay.example',
    SHOP_API_URL: 'orders',
    SHOP_BREAKER_OPEN: 'a minute',
  };
  expect(() => readConfig(env)).toThrowError(
    expect.objectContaining({
      code: 'bad-settings',
      faults: [
        'PAYMENT_PROVIDER_URL is no http(s) URL: ftp://pay.example',
        'SHOP_API_URL is no http(s) URL: orders',
        'SHOP_BREAKER_OPEN is no duration such as PT1M: a minute',
        'APPROVAL_THRESHOLD is no amount such as 1000.00: a lot',
        'APPROVAL_TIMEOUT is no duration such as PT24H: 1 day',
        'ServiceBusConnection (or ServiceBusConnection__fullyQualifiedNamespace) is missing',
        'EventHubConnection (or EventHubConnection__fullyQualifiedNamespace) is missing',
        'AzureWebJobsStorage (or AzureWebJobsStorage__tableServiceUri and AzureWebJobsStorage__blobServiceUri) is missing',
        'ORDER_ID_KEY is shorter than 16 characters',
      ],
    }),
  );
});

it.each([
  'https://till:s3cr3t@pay.example',
  'ftp://till:s3cr3t@pay.example',
  'https://pay.example/api?code=s3cr3t',
  'https://pay.example/#s3cr3t',
])('takes no secret in an address, and does not tell it: %s', (url) => {
  const env = { ...LOCAL, PAYMENT_PROVIDER_URL: url, SHOP_API_URL: url };
  expect(() => readConfig(env)).toThrowError(
    expect.objectContaining({
      faults: [
        'PAYMENT_PROVIDER_URL must have no user name, password, query or fragment',
        'SHOP_API_URL must have no user name, password, query or fragment',
      ],
    }),
  );
});

it('takes the connection string of the namespace, or of the hub itself', () => {
  const policy =
    'Endpoint=sb://till-hubs.servicebus.windows.net/;SharedAccessKeyName=app;SharedAccessKey=s3cr3t';
  const own = { ...LOCAL, EventHubConnection: `${policy};EntityPath=order-events` };
  expect(readConfig(own).eventHubs).toEqual({ connectionString: `${policy};EntityPath=order-events` });
  const other = { ...LOCAL, EventHubConnection: `${policy};EntityPath=sale` };
  expect(() => readConfig(other)).toThrowError(
    expect.objectContaining({
      message: 'The app cannot start: EventHubConnection has another EntityPath than order-events.',
    }),
  );
});
