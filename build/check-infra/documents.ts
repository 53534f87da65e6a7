import { Ajv, type ErrorObject } from 'ajv';
import { parseAllDocuments } from 'yaml';
import type { Files, Finding } from './findings.ts';

const text = { type: 'string' } as const;
const whole = { type: 'integer', minimum: 0 } as const;
const bool = { type: 'boolean' } as const;
const span = { type: 'string', pattern: '^(?:\\d+\\.)?\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,7})?$' } as const;

function closed(properties: Readonly<Record<string, unknown>>, required: readonly string[] = []) {
  return { type: 'object', additionalProperties: false, properties, required };
}

/** host.json, as far as the Functions host documents what we set. */
const HOST = closed(
  {
    version: { const: '2.0' },
    functionTimeout: span,
    extensionBundle: closed({ id: { const: 'Microsoft.Azure.Functions.ExtensionBundle' }, version: text }, [
      'id',
      'version',
    ]),
    logging: { type: 'object' },
    extensions: closed({
      http: closed({ routePrefix: text, maxOutstandingRequests: whole, maxConcurrentRequests: whole }),
      serviceBus: closed({
        autoCompleteMessages: bool,
        maxAutoLockRenewalDuration: span,
        maxConcurrentCalls: whole,
        maxConcurrentSessions: whole,
        maxMessageBatchSize: whole,
        prefetchCount: whole,
        sessionIdleTimeout: span,
      }),
      eventHubs: closed({
        batchCheckpointFrequency: whole,
        maxEventBatchSize: whole,
        minEventBatchSize: whole,
        maxWaitTime: span,
        prefetchCount: whole,
        targetUnprocessedEventThreshold: whole,
      }),
      durableTask: closed(
        {
          hubName: { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9]{2,44}$' },
          // Here and not in a setting: what scales the app reads this file alone.
          storageProvider: closed(
            {
              type: { const: 'azureManaged' },
              connectionStringName: { const: 'DURABLE_TASK_SCHEDULER_CONNECTION_STRING' },
            },
            ['type', 'connectionStringName'],
          ),
          maxConcurrentActivityFunctions: whole,
          maxConcurrentOrchestratorFunctions: whole,
          maxConcurrentEntityFunctions: whole,
          defaultVersion: text,
          versionMatchStrategy: { enum: ['None', 'Strict', 'CurrentOrOlder'] },
          versionFailureStrategy: { enum: ['Reject', 'Fail'] },
          extendedSessionsEnabled: bool,
        },
        ['hubName', 'storageProvider'],
      ),
      blobs: closed({ maxDegreeOfParallelism: whole, poisonBlobThreshold: whole }),
    }),
  },
  ['version', 'functionTimeout', 'extensionBundle', 'extensions'],
);

const hook = closed(
  { shell: { enum: ['sh', 'pwsh'] }, run: text, interactive: bool, continueOnError: bool },
  ['run'],
);

/** azure.yaml: the part of azd's own schema that two services and a hook need. */
const AZD = closed(
  {
    name: { type: 'string', pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$' },
    metadata: closed({ template: text }),
    requiredVersions: closed({ azd: text }),
    infra: closed({ provider: { const: 'bicep' }, path: text, module: text }),
    hooks: {
      type: 'object',
      propertyNames: {
        pattern: '^(pre|post)(provision|infracreate|infradelete|down|up|package|publish|deploy|restore)$',
      },
      additionalProperties: closed({ windows: hook, posix: hook }, ['windows', 'posix']),
    },
    services: {
      type: 'object',
      additionalProperties: closed(
        {
          project: text,
          host: { enum: ['containerapp', 'function'] },
          language: { enum: ['js', 'ts'] },
          condition: text,
          apiVersion: text,
          remoteBuild: bool,
          docker: closed({ path: text, context: text, remoteBuild: bool, platform: text }),
          hooks: { type: 'object' },
        },
        ['project', 'host', 'language'],
      ),
    },
  },
  ['name', 'services'],
);

const textMap = { type: 'object', additionalProperties: text };
const meta = closed({ name: text, namespace: text, labels: textMap, annotations: textMap }, ['name']);

/** KEDA 2's own resources: all of a trigger's metadata are texts, and it is cooldownPeriod. */
const KEDA: Readonly<Record<string, object>> = {
  ScaledObject: closed(
    {
      apiVersion: { const: 'keda.sh/v1alpha1' },
      kind: text,
      metadata: meta,
      spec: closed(
        {
          scaleTargetRef: closed({ name: text, kind: text, apiVersion: text }, ['name']),
          pollingInterval: whole,
          cooldownPeriod: whole,
          idleReplicaCount: whole,
          minReplicaCount: whole,
          maxReplicaCount: whole,
          fallback: closed({ failureThreshold: whole, replicas: whole }),
          advanced: { type: 'object' },
          triggers: {
            type: 'array',
            minItems: 1,
            items: {
              oneOf: [
                trigger('azure-servicebus', ['namespace', 'queueName', 'messageCount']),
                trigger('azure-eventhub', [
                  ...['eventHubNamespace', 'eventHubName', 'consumerGroup', 'unprocessedEventThreshold'],
                  ...[
                    'activationUnprocessedEventThreshold',
                    'storageAccountName',
                    'blobContainer',
                    'checkpointStrategy',
                  ],
                ]),
              ],
            },
          },
        },
        ['scaleTargetRef', 'minReplicaCount', 'maxReplicaCount', 'triggers'],
      ),
    },
    ['apiVersion', 'kind', 'metadata', 'spec'],
  ),
  TriggerAuthentication: closed(
    {
      apiVersion: { const: 'keda.sh/v1alpha1' },
      kind: text,
      metadata: meta,
      spec: closed(
        { podIdentity: closed({ provider: { const: 'azure-workload' }, identityId: text }, ['provider']) },
        ['podIdentity'],
      ),
    },
    ['apiVersion', 'kind', 'metadata', 'spec'],
  ),
};

function trigger(type: string, metadata: readonly string[]) {
  return closed(
    {
      type: { const: type },
      name: text,
      metadata: closed(Object.fromEntries(metadata.map((name) => [name, text])), metadata),
      authenticationRef: closed({ name: text }, ['name']),
    },
    ['type', 'metadata', 'authenticationRef'],
  );
}

/** host.json, azure.yaml and the manifests against their schemas, and the parameters file against main.bicep. */
export function checkDocuments(files: Files): Finding[] {
  const findings: Finding[] = [];
  const report = (file: string, message: string) =>
    findings.push({ code: 'document', file, line: 0, message });
  const validate = (file: string, schema: object, value: unknown) => {
    for (const error of faults(schema, value)) report(file, error);
  };
  validate('host.json', HOST, JSON.parse(files.get('host.json') ?? '{}'));

  for (const [file, content] of files) {
    const isManifest = file.startsWith('infra/keda/') && file.endsWith('.yaml');
    if (!isManifest && file !== 'azure.yaml') continue;
    for (const document of parseAllDocuments(content)) {
      for (const error of document.errors) report(file, error.message);
      const value = document.toJS() as { kind?: string };
      const schema = isManifest ? KEDA[value.kind ?? ''] : AZD;
      if (schema !== undefined) validate(file, schema, value);
    }
  }
  if (!files.has('azure.yaml')) report('azure.yaml', 'is not there');
  const rules = (files.get('.funcignore') ?? '').split('\n').filter((rule) => /^[!/]/.test(rule));
  // What is built here and not by azd in the cloud must not leave out the folder node_modules itself.
  for (const name of ['host.json', 'package.json', 'dist', 'node_modules']) {
    const last = rules.findLast((rule) => [`/${name}`, `!/${name}`, '/*'].includes(rule));
    if (last !== `!/${name}`)
      report('.funcignore', `leaves ${name} out, which the package for Flex must have`);
  }
  if (!rules.includes('/node_modules/*'))
    report('.funcignore', 'lets all packages in, and the bundle has them');
  findings.push(...checkManifestNames(files));
  return findings;
}

// Keeps what it compiled, by the schema's identity.
const ajv = new Ajv({ allErrors: true });

function faults(schema: object, value: unknown): string[] {
  const validate = ajv.compile(schema);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }: ErrorObject) =>
      `${instancePath || '/'} ${message ?? ''} ${JSON.stringify(params)}`,
  );
}

/** What one manifest names in another is there. */
function checkManifestNames(files: Files): Finding[] {
  const file = 'infra/keda/kustomization.yaml';
  const { resources = [] } = (parseAllDocuments(files.get(file) ?? '{}')[0]?.toJS() ?? {}) as {
    resources?: string[];
  };
  const report = (message: string): Finding => ({ code: 'document', file, line: 0, message });
  const findings = resources
    .filter((name) => !files.has(`infra/keda/${name}`))
    .map((name) => report(`${name} is not there`));
  const objects = resources.flatMap((name) =>
    parseAllDocuments(files.get(`infra/keda/${name}`) ?? '').map((document) => document.toJS() as Manifest),
  );
  const has = (kind: string, name: string) =>
    objects.some((object) => object?.kind === kind && object.metadata.name === name);
  for (const { kind, spec } of objects) {
    if (kind !== 'ScaledObject') continue;
    if (!has('Deployment', spec.scaleTargetRef?.name ?? '')) findings.push(report('nothing is scaled'));
    for (const { authenticationRef } of spec.triggers ?? []) {
      if (!has('TriggerAuthentication', authenticationRef.name)) {
        findings.push(report(`no TriggerAuthentication ${authenticationRef.name}`));
      }
    }
  }
  return findings;
}

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly scaleTargetRef?: { readonly name: string };
    readonly triggers?: readonly { readonly authenticationRef: { readonly name: string } }[];
  };
}
