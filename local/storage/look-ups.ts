import type { LokiDatabase } from './journal/loki-book.ts';

/** The fields that tell most documents apart, the sharpest first. */
const SHARPEST = ['name', 'blobName', 'containerName'];

/**
 * LokiJS looks at a query's fields in their order and uses an index for the first alone. Azurite begins with the
 * account, which every document shares, and so walks all blobs for each look-up; with the name first it walks one.
 */
export function lookUpByName(database: LokiDatabase): void {
  const add = database.addCollection.bind(database);
  database.addCollection = (name, options) => {
    const collection = add(name, options);
    const findOne = collection.findOne.bind(collection);
    collection.findOne = (query) => findOne(sharpestFirst(query));
    return collection;
  };
}

function sharpestFirst(query: object): object {
  const first = SHARPEST.find((field) => field in query);
  return first === undefined ? query : { [first]: (query as Record<string, unknown>)[first], ...query };
}
