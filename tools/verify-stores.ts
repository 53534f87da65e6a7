import { readEvidence } from '../shared/azure/evidence.ts';
import type { Config } from '../shared/config.ts';
import { checkInvariants, type Expectation, type Verdict } from '../shared/domain/invariants.ts';

interface Running {
  readonly serviceBus: string;
  readonly eventHubs: string;
  readonly storage: string;
}

/** To read what a running platform holds. */
export function configOf({ serviceBus, eventHubs, storage }: Running): Config {
  return {
    serviceBus: { connectionString: serviceBus },
    eventHubs: { connectionString: eventHubs },
    storage: { connectionString: storage },
    orderIdKey: { value: 'not needed to read' },
    approvalThreshold: 0,
    approvalTimeoutMs: 0,
    intake: { queueMark: 1, quarantineMark: 1, rate: 1, burst: 1 },
  };
}

/** To reach a storage account, and nothing else. */
export function storageConfig(storage: string): Config {
  return configOf({ serviceBus: 'not used', eventHubs: 'not used', storage });
}

/** Checks the six invariants against the stores of a running platform, waiting for the projections to catch up. */
export async function verifyStores(
  platform: Running,
  expected: Expectation,
  patienceMs = 60_000,
): Promise<Verdict[]> {
  const limit = Date.now() + patienceMs;
  for (;;) {
    const verdicts = checkInvariants(await readEvidence(configOf(platform)), expected);
    if (verdicts.every(({ holds }) => holds) || Date.now() > limit) return verdicts;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
