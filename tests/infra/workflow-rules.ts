/** Rules for our workflows, beyond what actionlint knows. */
import { parse } from 'yaml';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly needs?: string | readonly string[];
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly environment?: unknown;
  readonly concurrency?: unknown;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps?: readonly Step[];
  readonly 'timeout-minutes'?: number;
}

export interface Workflow {
  readonly on: unknown;
  readonly permissions?: unknown;
  readonly defaults?: { readonly run?: { readonly shell?: string } };
  readonly jobs: Readonly<Record<string, Job>>;
}

/** The commits behind the tags, as the actions' repositories have them. */
const ACTIONS: Readonly<Record<string, { readonly commit: string; readonly version: string }>> = {
  'actions/checkout': { commit: '3d3c42e5aac5ba805825da76410c181273ba90b1', version: 'v7.0.1' },
  'actions/setup-node': { commit: '820762786026740c76f36085b0efc47a31fe5020', version: 'v7.0.0' },
  'actions/upload-artifact': { commit: 'bbbca2ddaa5d8feaa63e36b76fdaad77386f024f', version: 'v7.0.0' },
  'actions/attest': { commit: '1e69f48acb82d1966a394da916b4c1698aa569d6', version: 'v4.2.2' },
  'azure/login': { commit: 'f5d393ae46f8fde4be8b75f32e3fc50e654ad0ca', version: 'v3.0.1' },
};

// A token for Azure or for signatures, the signatures themselves, and the image.
const MAY_WRITE = ['id-token', 'attestations', 'packages'];

export function scriptsOf(workflow: Workflow): string[] {
  return stepsOf(workflow).flatMap(({ run }) => (run === undefined ? [] : [run]));
}

function stepsOf(workflow: Workflow): Step[] {
  return Object.values(workflow.jobs).flatMap(({ steps }) => steps ?? []);
}

/** What is wrong with the text of a workflow, in words; none: []. */
export function workflowFaults(text: string): string[] {
  const workflow = parse(text) as Workflow;
  const faults: string[] = [];
  const { permissions } = workflow;
  if (permissions === undefined) faults.push('the workflow leaves permissions to the default');
  else if (!['{}', '{"contents":"read"}'].includes(JSON.stringify(permissions))) {
    faults.push(`the workflow asks for permissions that it must not have: ${String(permissions)}`);
  }
  if (/\bsecrets[.[]|secrets: inherit/.test(text)) faults.push('uses a stored secret');
  if (/\bpull_request_target\b/.test(text)) faults.push('runs pull requests with our rights');
  if (scriptsOf(workflow).length > 0 && workflow.defaults?.run?.shell !== 'bash') {
    faults.push('scripts do not run with pipefail');
  }
  for (const [name, { version, commit }] of Object.entries(ACTIONS)) {
    const lines = text.split('\n').filter((line) => line.includes(`${name}@${commit}`));
    if (lines.some((line) => !line.endsWith(` # ${version}`))) {
      faults.push(`${name}: the version is not named beside the commit`);
    }
  }
  for (const [name, job] of Object.entries(workflow.jobs)) {
    faults.push(...jobFaults(job).map((fault) => `${name}: ${fault}`));
  }
  return faults;
}

function jobFaults(job: Job): string[] {
  const faults: string[] = [];
  for (const [scope, access] of Object.entries(job.permissions ?? {})) {
    if (access !== 'read' && !MAY_WRITE.includes(scope)) faults.push(`may ${access} ${scope}`);
  }
  if (job.uses !== undefined) {
    if (!job.uses.startsWith('./.github/workflows/')) faults.push(`${job.uses} is not of this repo`);
    return faults;
  }
  if (job['timeout-minutes'] === undefined) faults.push('has no limit of time');
  for (const { uses, run, with: inputs = {} } of job.steps ?? []) {
    if (run?.includes('${{')) faults.push('an expression in a script');
    if (uses === undefined) continue;
    const [action = '', commit = ''] = uses.split('@');
    if (ACTIONS[action]?.commit !== commit) faults.push(`${uses} is not pinned to a known commit`);
    if (action === 'actions/checkout' && inputs['persist-credentials'] !== false) {
      faults.push('checkout keeps its credentials');
    }
    if (action === 'azure/login') {
      if (Object.keys(inputs).sort().join() !== 'client-id,subscription-id,tenant-id') {
        faults.push('logs in to Azure otherwise than by OIDC');
      }
      if (job.environment === undefined) faults.push('logs in to Azure outside an environment');
      if (job.permissions?.['id-token'] !== 'write') faults.push('may not ask for its token');
    }
  }
  return faults;
}
