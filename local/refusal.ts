// Node's own errors, of its modules and of the system, which have codes as well.
const NODE_CODE = /^(ERR_.*|MODULE_NOT_FOUND|E[A-Z0-9]+)$/;

/** A program, or the app in it, has said in its own words why it does not start: the place in the code tells no more. */
export function isRefusal(error: unknown): error is Error & { readonly code: string } {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && !NODE_CODE.test(code);
}
