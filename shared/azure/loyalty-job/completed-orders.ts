import type { CompletedOrder } from '../../domain/loyalty-job.ts';
import type { CompletedOrders } from '../../ports.ts';
import { countCall } from '../calls.ts';
import type { Connections } from '../connections.ts';
import { isConflict, isMissing, storageFault } from '../faults.ts';
import { JOB_CONTAINER, jobContainer, type Place } from './place.ts';

/** Blobs `<place>/orders/<time>_<order id>.json`. */
export function completedOrders(connections: Connections, place: Place): CompletedOrders {
  const prefix = `${place}/orders/`;
  const blob = async (name: string) =>
    (await jobContainer(connections)).getBlockBlobClient(`${prefix}${name}`);

  const upload = async ({ time, orderId }: CompletedOrder, body: Buffer): Promise<void> => {
    const client = await blob(`${time}_${orderId}.json`);
    countCall('blob', JOB_CONTAINER, 'write', 1);
    await client.upload(body, body.length, {
      blobHTTPHeaders: { blobContentType: 'application/json' },
      conditions: { ifNoneMatch: '*' },
    });
  };

  return {
    async leave(order) {
      const body = Buffer.from(JSON.stringify(order));
      try {
        await upload(order, body).catch(async (error: unknown) => {
          if (!isMissing(error)) throw error;
          await (await jobContainer(connections)).createIfNotExists();
          await upload(order, body);
        });
      } catch (error) {
        if (!isConflict(error)) throw storageFault('leave an order for the loyalty job', error);
      }
    },
    async first(limit) {
      countCall('blob', JOB_CONTAINER, 'query', 1);
      try {
        // The service lists in the order of names.
        const pages = (await jobContainer(connections))
          .listBlobsFlat({ prefix })
          .byPage({ maxPageSize: limit });
        for await (const { segment } of pages) {
          const names = segment.blobItems.map(({ name }) => name.slice(prefix.length));
          // The service may give an empty page with more behind it.
          if (names.length > 0) return names;
        }
        return [];
      } catch (error) {
        if (isMissing(error)) return [];
        throw storageFault('list the orders of the loyalty job', error);
      }
    },
    async read(name) {
      countCall('blob', JOB_CONTAINER, 'read', 1);
      try {
        return await (await blob(name)).downloadToBuffer();
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw storageFault('read an order of the loyalty job', error);
      }
    },
    async remove(name) {
      countCall('blob', JOB_CONTAINER, 'write', 1);
      try {
        await (await blob(name)).deleteIfExists();
      } catch (error) {
        throw storageFault('remove an order of the loyalty job', error);
      }
    },
  };
}
