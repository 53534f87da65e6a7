/** Why the table service refuses, as Azure names it. */
const REFUSALS = {
  TableNotFound: [404, 'The table specified does not exist.'],
  TableAlreadyExists: [409, 'The table specified already exists.'],
  ResourceNotFound: [404, 'The specified resource does not exist.'],
  EntityAlreadyExists: [409, 'The specified entity already exists.'],
  UpdateConditionNotSatisfied: [412, 'The update condition specified in the request was not satisfied.'],
  InvalidInput: [400, 'One of the request inputs is not valid.'],
  InvalidQuery: [400, 'The requested operation is not implemented on the specified resource.'],
  PropertiesNeedValue: [400, 'The values are not specified for all properties in the entity.'],
  PropertyValueTooLarge: [400, 'The property value exceeds the maximum allowed size (64KB).'],
  TooManyProperties: [400, 'The entity contains more properties than allowed.'],
  EntityTooLarge: [400, 'The entity is larger than the maximum size permitted.'],
  RequestBodyTooLarge: [413, 'The request body is too large and exceeds the maximum permissible limit.'],
  InvalidDuplicateRow: [
    400,
    'The batch request contains multiple changes with same row key. An entity can appear only once in a batch request.',
  ],
  CommandsInBatchActOnDifferentPartitions: [
    400,
    'All commands in a batch must operate on same entity group.',
  ],
} as const;

export type RefusalCode = keyof typeof REFUSALS;

export class TableRefusal extends Error {
  readonly code: RefusalCode;
  readonly status: number;

  constructor(code: RefusalCode) {
    const [status, message] = REFUSALS[code];
    super(message);
    this.code = code;
    this.status = status;
  }
}
