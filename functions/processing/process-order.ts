import { app as functions } from '@azure/functions';
import {
  CORRELATION_ID_PROPERTY,
  ORDERS_QUEUE,
  SERVICE_BUS_SETTING,
  TRACE_PARENT_PROPERTY,
} from '../../shared/contracts/names.ts';
import { type LazyApp, patientApp } from '../lazy-app.ts';
import { logOf } from '../log.ts';
import { sagaClient, sagaClientInput } from '../saga/client.ts';

export function registerProcessOrder(app: LazyApp): void {
  const started = patientApp(app);
  const trigger = {
    queueName: ORDERS_QUEUE,
    connection: SERVICE_BUS_SETTING,
    // As bytes: a message that fails goes to quarantine as it came.
    dataType: 'binary',
    extraInputs: [sagaClientInput],
  };
  functions.serviceBusQueue('process-order', {
    ...trigger,
    handler: async (message, context) => {
      const { newTrail, processOrder } = await started(logOf(context));
      const { messageId, deliveryCount, applicationProperties } = context.triggerMetadata ?? {};
      const properties = (applicationProperties ?? {}) as Record<string, unknown>;
      await processOrder(
        {
          body: message as Uint8Array,
          source: `queue:${ORDERS_QUEUE}`,
          messageId: String(messageId ?? ''),
          attempts: Number(deliveryCount ?? 1),
          trail: newTrail(properties[TRACE_PARENT_PROPERTY], properties[CORRELATION_ID_PROPERTY]),
        },
        sagaClient(context),
        logOf(context),
      );
    },
  });
}
