/** Bundled, and loaded without a host: what functions/ says of its endpoints. */
import { describedEndpoints, problemsOf } from '../../functions/http/contract.ts';
import { problemType, problemUri } from '../../functions/http/problems.ts';
import { SHAPES } from '../../functions/http/shapes.ts';
import { registerFunctions } from '../../functions/index.ts';

registerFunctions(() => Promise.reject(new Error('Nothing runs here')));

export const described = {
  endpoints: describedEndpoints(),
  shapes: SHAPES,
  problemsOf,
  problemType,
  problemUri,
};
