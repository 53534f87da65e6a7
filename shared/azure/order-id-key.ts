import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { Config } from '../config.ts';
import type { Mac } from '../domain/order-id.ts';
import { credential } from './connections.ts';

const SECRET_NAME = 'order-id-key';

/** HMAC-SHA256 under the key of order ids, which stands in the settings or in Key Vault. */
export async function orderIdMac(config: Config['orderIdKey']): Promise<Mac> {
  const key = createSecretKey('value' in config ? config.value : await fromVault(config), 'utf8');
  return (text) => hmac(key, text);
}

function hmac(key: KeyObject, text: string): Uint8Array {
  return createHmac('sha256', key).update(text).digest();
}

async function fromVault(vault: { keyVaultUri: string; clientId?: string }): Promise<string> {
  const { SecretClient } = await import('@azure/keyvault-secrets');
  const client = new SecretClient(vault.keyVaultUri, await credential(vault.clientId));
  const { value } = await client.getSecret(SECRET_NAME);
  if (value === undefined || value.length < 16) {
    throw new Error(`The secret ${SECRET_NAME} in ${vault.keyVaultUri} is shorter than 16 characters`);
  }
  return value;
}
