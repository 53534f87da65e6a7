/**
 * The room rules (docs/architecture.md, "Rooms"): who may import whom. A room is a top folder or a part of shared/.
 * Each rule names what a room may import; everything else is refused.
 */
const TESTS = '\\.test\\.ts$';

/** A room's files, and the only paths (regular expressions) they may import. */
function room(name, path, allowed) {
  return {
    name,
    severity: 'error',
    comment: `${name} may import only: ${allowed.join(', ')}`,
    from: { path, pathNot: TESTS },
    to: { pathNot: [path, ...allowed] },
  };
}

const CONTRACTS = '^shared/contracts/';
const DOMAIN = '^shared/domain/';
const PORTS = '^shared/ports\\.ts$';
const TELEMETRY = '^shared/telemetry\\.ts$';
const CONFIG = '^shared/config\\.ts$';
const APP = '^shared/app\\.ts$';
const STEPS = '^shared/steps/';
const AZURE = '^shared/azure/';
const MEMORY = '^shared/memory/';
const package_ = (name) => `node_modules/${name}/`;
const NODE =
  '^(node:)?(crypto|diagnostics_channel|stream|buffer|url|util|http|https|timers|path|fs|os|async_hooks|events|perf_hooks|zlib)(/promises)?$';

module.exports = {
  forbidden: [
    room('contracts', CONTRACTS, []),
    room('domain', DOMAIN, [CONTRACTS]),
    room('ports', PORTS, [CONTRACTS, DOMAIN]),
    room('telemetry', TELEMETRY, [NODE]),
    room('steps', STEPS, [CONTRACTS, DOMAIN, PORTS, TELEMETRY, NODE]),
    room('config', CONFIG, [CONTRACTS, DOMAIN, NODE]),
    room('app', APP, [STEPS, PORTS, DOMAIN, CONTRACTS, TELEMETRY, CONFIG]),
    room('memory', MEMORY, [PORTS, DOMAIN, CONTRACTS, TELEMETRY]),
    room('azure', AZURE, [
      APP,
      CONFIG,
      CONTRACTS,
      DOMAIN,
      PORTS,
      TELEMETRY,
      NODE,
      package_('@azure/(?!functions)[^/]+'),
      package_('cockatiel'),
    ]),
    {
      name: 'azure-sdk-only-in-azure',
      severity: 'error',
      comment: 'In functions/ and shared/, the Azure SDKs are imported by shared/azure/ alone',
      from: { path: '^(functions|shared)/', pathNot: ['^shared/azure/', TESTS] },
      to: { path: package_('@azure/(?!functions)[^/]+') },
    },
    {
      ...room('functions', '^functions/', [
        APP,
        CONTRACTS,
        DOMAIN,
        PORTS,
        TELEMETRY,
        NODE,
        '^web/',
        package_('@azure/functions'),
        package_('durable-functions'),
      ]),
      from: { path: '^functions/', pathNot: [TESTS, '^functions/main\\.ts$'] },
    },
    room('main', '^functions/main\\.ts$', [
      '^functions/',
      APP,
      CONFIG,
      AZURE,
      CONTRACTS,
      PORTS,
      TELEMETRY,
      package_('@azure/functions'),
    ]),
    {
      name: 'local-knows-nothing-of-the-app',
      severity: 'error',
      from: { path: '^local/', pathNot: TESTS },
      to: { path: '^(functions|shared|tools|web|schemas)/' },
    },
    {
      name: 'app-knows-nothing-of-local',
      severity: 'error',
      from: { path: '^(functions|shared|web|tools)/', pathNot: TESTS },
      to: { path: '^(local|tests|bench|build)/' },
    },
    {
      name: 'tools',
      severity: 'error',
      comment: 'An operator’s program is a second entry beside functions/main.ts, or speaks HTTP',
      from: { path: '^tools/', pathNot: TESTS },
      to: { path: '^functions/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      // The Functions host answers this import itself; there is no such package.
      to: { couldNotResolve: true, pathNot: '^@azure/functions-core$' },
    },
    {
      name: 'no-dev-dependencies-in-the-product',
      severity: 'error',
      from: { path: '^(functions|shared|web)/', pathNot: [TESTS, '^shared/contracts/'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^dist/', '^tests/fixtures/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
