import { readEvidence } from '../shared/azure/evidence.ts';
import type { Config } from '../shared/config.ts';
import { checkInvariants, type Expectation, type Verdict } from '../shared/domain/invariants.ts';

/** Checks the six invariants against the stores of a running platform, waiting for the projections to catch up. */
export async function verifyStores(
  platform: { readonly serviceBus: string; readonly eventHubs: string; readonly storage: string },
  expected: Expectation,
  patienceMs = 15_000,
): Promise<Verdict[]> {
  const config: Config = {
    serviceBus: { connectionString: platform.serviceBus },
    eventHubs: { connectionString: platform.eventHubs },
    storage: { connectionString: platform.storage },
    orderIdKey: { value: 'not needed to read' },
    approvalThreshold: 0,
    approvalTimeoutMs: 0,
  };
  const limit = Date.now() + patienceMs;
  for (;;) {
    const verdicts = checkInvariants(await readEvidence(config), expected);
    if (verdicts.every(({ holds }) => holds) || Date.now() > limit) return verdicts;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
