/** How patiently the shop asks the order API: data, carried out by shared/azure/order-api.ts. */
export interface ShopPolicy {
  readonly attemptTimeoutMs: number;
  readonly retryEveryMs: number;
  /** More failures in a row than this, over all callers, and nobody is asked for a while. */
  readonly failuresInARow: number;
  /** After so long one call finds out whether the API is back; the others wait for what it finds. */
  readonly openMs: number;
  /** Azure's front end drops a request after 230 s: nobody would read the answer. */
  readonly giveUpAfterMs: number;
}

export const SHOP_POLICY: ShopPolicy = {
  attemptTimeoutMs: 5_000,
  retryEveryMs: 200,
  failuresInARow: 10,
  openMs: 60_000,
  giveUpAfterMs: 200_000,
};
