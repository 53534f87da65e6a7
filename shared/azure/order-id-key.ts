import { createHash, createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { Config } from '../config.ts';
import type { Mac } from '../domain/order-id.ts';
import { credential } from './connections.ts';

const KEY_NAME = 'order-id-key';
const SIGNED_TEXT = 'tillstream order ids';

/** HMAC-SHA256 under the key of order ids, which stands in the settings or comes from the key in the vault. */
export async function orderIdMac(config: Config['orderIdKey']): Promise<Mac> {
  const key =
    'value' in config ? createSecretKey(config.value, 'utf8') : await keyFrom(await vaultSigner(config));
  return (text) => hmac(key, text);
}

/** Signs a SHA-256 digest with RSASSA-PKCS1-v1_5. */
type Sign = (digest: Uint8Array) => Promise<Uint8Array>;

/**
 * The key never leaves the vault. Its signature of one fixed text is the same each time and cannot be guessed
 * without it, so a digest of the signature serves every instance as the same secret.
 */
export async function keyFrom(sign: Sign): Promise<KeyObject> {
  const signature = await sign(createHash('sha256').update(SIGNED_TEXT).digest());
  return createSecretKey(createHash('sha256').update(signature).digest());
}

function hmac(key: KeyObject, text: string): Uint8Array {
  return createHmac('sha256', key).update(text).digest();
}

async function vaultSigner(vault: { keyVaultUri: string; clientId?: string }): Promise<Sign> {
  const { CryptographyClient, KeyClient } = await import('@azure/keyvault-keys');
  const identity = await credential(vault.clientId);
  const key = await new KeyClient(vault.keyVaultUri, identity).getKey(KEY_NAME);
  const client = new CryptographyClient(key, identity);
  return async (digest) => (await client.sign('RS256', digest)).result;
}
