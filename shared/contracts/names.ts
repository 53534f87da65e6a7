/** Names that the app, its triggers and infra/entities.json share. */
export const ORDERS_QUEUE = 'orders';
export const QUARANTINE_QUEUE = 'quarantine';
export const ORDER_EVENTS_HUB = 'order-events';
export const ARCHIVE_GROUP = 'archive';
export const READ_MODEL_GROUP = 'read-model';
export const LOYALTY_GROUP = 'loyalty';
/** Who reads the hub. */
export const CONSUMER_GROUPS = [ARCHIVE_GROUP, READ_MODEL_GROUP, LOYALTY_GROUP] as const;

/** Settings that hold the connections; triggers name them, the adapters read them. */
export const SERVICE_BUS_SETTING = 'ServiceBusConnection';
export const EVENT_HUB_SETTING = 'EventHubConnection';

/** Application properties of messages and events that carry the trail. */
export const TRACE_PARENT_PROPERTY = 'traceparent';
export const CORRELATION_ID_PROPERTY = 'correlation-id';
/** On an event that is published again for one consumer group, which it names; the others pass it over. */
export const REPLAY_FOR_PROPERTY = 'replay-for';
