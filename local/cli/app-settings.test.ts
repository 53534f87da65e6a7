import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hostSettings } from './app-settings.ts';

let app: string;
beforeEach(() => {
  app = mkdtempSync(join(tmpdir(), 'app-'));
});
afterEach(() => rmSync(app, { recursive: true }));

const connections = { storage: 'STORAGE', serviceBus: 'BUS;', eventHubs: 'HUBS;' };
const emulator =
  'Endpoint=sb://localhost;SharedAccessKeyName=x;SharedAccessKey=y;UseDevelopmentEmulator=true;';
const write = (file: string, values: Record<string, string>) =>
  writeFileSync(join(app, file), JSON.stringify({ Values: values }));

it('sets the usual names when the app says nothing', () => {
  expect(hostSettings(app, {}, connections)).toEqual({
    values: { AzureWebJobsStorage: 'STORAGE', ServiceBusConnection: 'BUS;', EventHubConnection: 'HUBS;' },
    notices: [],
  });
});

it('replaces the emulators of the sample, whatever they are called', () => {
  write('local.settings.sample.json', {
    Archive: 'UseDevelopmentStorage=true',
    OrdersBus: emulator,
    FeedEventHub: `${emulator}EntityPath=feed`,
    Other: 'x',
  });
  expect(hostSettings(app, {}, connections).values).toMatchObject({
    Archive: 'STORAGE',
    OrdersBus: 'BUS;',
    FeedEventHub: 'HUBS;EntityPath=feed;',
  });
});

it('reads the file as the host does, comments and all, and names one that is no JSON', () => {
  const file = join(app, 'local.settings.json');
  writeFileSync(file, '{ "Values": { "ServiceBusConnection": "Endpoint=sb://cloud/" /* ours */ } } // end');
  expect(hostSettings(app, {}, connections).values).not.toHaveProperty('ServiceBusConnection');
  writeFileSync(file, '{ "Values": ');
  expect(() => hostSettings(app, {}, connections)).toThrow(`${file} is not JSON: `);
});

it('leaves what points elsewhere, and says so', () => {
  write('local.settings.sample.json', { AzureWebJobsStorage: 'UseDevelopmentStorage=true' });
  write('local.settings.json', { AzureWebJobsStorage: 'AccountName=real' });
  expect(hostSettings(app, { ServiceBusConnection: 'Endpoint=sb://real' }, connections)).toEqual({
    values: { EventHubConnection: 'HUBS;' },
    notices: [
      'AzureWebJobsStorage is used as local.settings.json has it, not pointed at this platform.',
      'ServiceBusConnection is used as the environment has it, not pointed at this platform.',
    ],
  });
});
