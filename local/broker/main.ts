import { parseArgs } from 'node:util';
import { runChild } from '../child.ts';
import { startBroker } from './broker.ts';
import { readEntities } from './entities.ts';

// node local/broker/main.ts --state DIR --port N --entities FILE [--control-port N] [--virtual-now MS]
const { values } = parseArgs({
  options: {
    state: { type: 'string' },
    port: { type: 'string', default: '0' },
    entities: { type: 'string' },
    'control-port': { type: 'string' },
    'virtual-now': { type: 'string' },
  },
});
const virtualNow = values['virtual-now'];

await runChild(
  async (clock) => {
    const { state, entities } = values;
    if (state === undefined) throw usage('--state DIR');
    if (entities === undefined) throw usage('--entities FILE');
    const controlPort = values['control-port'];
    const broker = await startBroker({
      state,
      port: Number(values.port),
      ...(controlPort === undefined ? {} : { controlPort: Number(controlPort) }),
      entities: readEntities(entities),
      clock,
    });
    const { port, serviceBus, eventHubs, control } = broker;
    return {
      ready: { port, serviceBus, eventHubs, ...(control === undefined ? {} : { control }) },
      stop: () => broker.stop(),
    };
  },
  virtualNow === undefined ? {} : { virtualNow: Number(virtualNow) },
);

function usage(missing: string): Error {
  return Object.assign(new Error(`The broker needs ${missing}`), { code: 'broker-usage' });
}
