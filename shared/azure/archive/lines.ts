import type { BlobClient, ContainerClient } from '@azure/storage-blob';

export interface ArchiveBlob {
  readonly name: string;
  readonly bytes: number;
}

/** Blobs of every partition, as the chain goes. */
export async function blobsByPartition(container: ContainerClient): Promise<Map<string, ArchiveBlob[]>> {
  const partitions = new Map<string, ArchiveBlob[]>();
  if (!(await container.exists())) return partitions;
  for await (const { name, properties } of container.listBlobsFlat()) {
    const partition = name.slice(0, name.indexOf('/'));
    // The roots lie beside them.
    if (!/^\d+$/.test(partition)) continue;
    const blob = { name, bytes: properties.contentLength ?? 0 };
    const blobs = partitions.get(partition);
    if (blobs === undefined) partitions.set(partition, [blob]);
    else blobs.push(blob);
  }
  for (const blobs of partitions.values()) blobs.sort((left, right) => (left.name < right.name ? -1 : 1));
  return new Map([...partitions].sort(([left], [right]) => Number(left) - Number(right)));
}

const PART_BYTES = 4 * 1024 * 1024;

/** Lines end with a line feed and nothing else; what stands behind the last one is given as a line too. */
export async function* linesOf(container: ContainerClient, blob: string): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const part of partsOf(container.getBlobClient(blob))) {
    rest = Buffer.concat([rest, part]);
    let start = 0;
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10, start)) {
      yield rest.toString('utf8', start, end);
      start = end + 1;
    }
    rest = rest.subarray(start);
  }
  if (rest.length > 0) yield `${rest.toString()}\u0000`;
}

/**
 * Part by part, each with a request of its own: whoever takes the lines may take their time, and the service keeps no
 * answer open for long.
 */
async function* partsOf(blob: BlobClient): AsyncGenerator<Buffer> {
  const { contentLength: size = 0 } = await blob.getProperties();
  for (let from = 0; from < size; from += PART_BYTES) {
    yield await blob.downloadToBuffer(from, Math.min(PART_BYTES, size - from));
  }
}
