import { createHash, createSign, generateKeyPairSync, privateEncrypt } from 'node:crypto';
import { expect, test } from 'vitest';
import { keyFrom } from './order-id-key.ts';

// What the vault does with RS256: it is given the digest, and signs it as PKCS #1 v1.5 has it.
const SHA256_PREFIX = Buffer.from('3031300d060960864801650304020105000420', 'hex');

test('every instance makes the same key of what the vault signs, and another vault makes another', async () => {
  const signer = () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    return {
      privateKey,
      digest: async (digest: Uint8Array) =>
        privateEncrypt(privateKey, Buffer.concat([SHA256_PREFIX, digest])),
    };
  };
  const vault = signer();
  const first = (await keyFrom(vault.digest)).export();
  expect((await keyFrom(vault.digest)).export()).toEqual(first);
  expect((await keyFrom(signer().digest)).export()).not.toEqual(first);

  // Spelled out, so that the ids given out once stay valid: SHA-256 of the RS256 signature of the fixed text.
  const signature = createSign('sha256').update('tillstream order ids').sign(vault.privateKey);
  expect(first).toEqual(createHash('sha256').update(signature).digest());
});
