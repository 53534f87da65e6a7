import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Options } from './options.ts';

/** The `tillstream` section of the app's package.json, and its name. */
export interface PackageSettings {
  readonly name?: string;
  /** The file that declares queues and hubs. */
  readonly entities?: string;
  /** Commands to show when the platform is ready; `{url}` stands for the app's address. */
  readonly try?: readonly { readonly title: string; readonly command: string }[];
}

export function packageSettings(app: string): PackageSettings {
  const file = join(app, 'package.json');
  if (!existsSync(file)) return {};
  const { name, tillstream } = JSON.parse(readFileSync(file, 'utf8')) as {
    name?: string;
    tillstream?: PackageSettings;
  };
  return { ...(name === undefined ? {} : { name }), ...tillstream };
}

/** The file that declares queues and hubs; an empty one in the state folder for an app that has none. */
export function entitiesFile({ app, entities }: Options, stateDir: string): string {
  if (entities !== undefined) return entities;
  const named = packageSettings(app).entities;
  if (named !== undefined) return resolve(app, named);
  const usual = join(app, 'entities.json');
  if (existsSync(usual)) return usual;
  const none = join(stateDir, 'no-entities.json');
  writeFileSync(none, JSON.stringify({ queues: [], eventHubs: [] }));
  return none;
}
