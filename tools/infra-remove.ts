import { execFileSync } from 'node:child_process';
import { flag, program } from './arguments.ts';

interface Resource {
  readonly name: string;
  readonly type: string;
  readonly tags: Readonly<Record<string, string>> | null;
}

interface Lock {
  readonly id: string;
  readonly name: string;
  readonly level: string;
}

await program(
  {
    usage: 'npm run infra:remove -- --resource-group NAME [--yes]',
    about:
      'Lists what a deployment left in a resource group, and deletes the group with --yes, its locks first. Speaks to\n' +
      'Azure through the az CLI, as whoever is logged in there.',
    options: {
      'resource-group': { describe: 'the group', value: 'NAME', read: groupName },
      yes: flag('delete; without it nothing is changed'),
      'with-others': flag('delete although the group holds what Tillstream did not make'),
    },
  },
  (values) => told(() => remove(values)),
);

interface Values {
  readonly 'resource-group': string;
  readonly yes: boolean;
  readonly 'with-others': boolean;
}

async function remove({ 'resource-group': group, yes, 'with-others': withOthers }: Values): Promise<number> {
  if (az('group', 'exists', '--name', group) !== true) {
    console.error(`there is no resource group ${group} in this subscription`);
    return 1;
  }
  const resources = az('resource', 'list', '--resource-group', group) as readonly Resource[];
  const locks = az('lock', 'list', '--resource-group', group) as readonly Lock[];
  const others = resources.filter(({ tags }) => tags?.product !== 'tillstream');

  console.log(`${group}: ${resources.length} resources, ${locks.length} locks`);
  for (const { type, name, tags } of resources) {
    console.log(`  ${type}  ${name}${tags?.product === 'tillstream' ? '' : '  (not of Tillstream)'}`);
  }
  for (const { name, level } of locks) console.log(`  lock  ${name} (${level})`);
  const vaults = resources.filter(({ type }) => type.toLowerCase() === 'microsoft.keyvault/vaults');
  for (const { name } of vaults)
    console.log(`${name} can be recovered for 90 days, and not be purged before.`);
  console.log('Captured events cannot be deleted in their first 7 days: the lake may go only after them.');
  console.log(
    'Nor can records of the archive before auditRetentionDays are over, unless its policy is lifted first (docs/deploy.md).',
  );

  if (!yes) {
    console.log('Nothing was deleted. --yes deletes it all.');
    return 0;
  }
  if (others.length > 0 && !withOthers) {
    console.error(`${others.length} resources are not of Tillstream; --with-others deletes them too`);
    return 1;
  }
  for (const { id } of locks) az('lock', 'delete', '--ids', id);
  az('group', 'delete', '--name', group, '--yes');
  console.log(`${group} is deleted. The policy definition tillstream-team-tag stays in the subscription.`);
  return 0;
}

/** What az could not do, az has said. */
async function told(run: () => Promise<number>): Promise<number> {
  try {
    return await run();
  } catch (error) {
    const { code, status } = error as { code?: unknown; status?: unknown };
    if (code === 'ENOENT') console.error('The az CLI is not there: https://aka.ms/azure-cli');
    else if (typeof status !== 'number') throw error;
    else
      console.error(
        'az could not do it. What was done before stays done; the same command goes on from there.',
      );
    return 1;
  }
}

/** Azure's rule for names of groups; nothing of it means anything to a shell. */
function groupName(text: string): string {
  if (/^[\w().-]{1,89}[\w()-]$|^[\w()-]$/.test(text)) return text;
  throw new Error(`wants the name of a resource group, not "${text}"`);
}

/** Runs az and gives its JSON; undefined when it prints none. */
function az(...args: readonly string[]): unknown {
  const windows = process.platform === 'win32';
  const output = execFileSync(
    windows ? 'az.cmd' : 'az',
    [...args, '--output', 'json', '--only-show-errors'],
    {
      encoding: 'utf8',
      shell: windows,
      stdio: ['ignore', 'pipe', 'inherit'],
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  return output.trim() === '' ? undefined : JSON.parse(output);
}
