/** What an orchestrator asks for in one turn, as durable-functions 3.x hands it over. */
export const ActionType = {
  CallActivity: 0,
  CallActivityWithRetry: 1,
  CallSubOrchestrator: 2,
  CallSubOrchestratorWithRetry: 3,
  ContinueAsNew: 4,
  CreateTimer: 5,
  WaitForExternalEvent: 6,
  CallEntity: 7,
  CallHttp: 8,
  SignalEntity: 9,
  WhenAny: 11,
  WhenAll: 12,
  LockEntities: 13,
  ReleaseEntities: 14,
} as const;

export interface RetryOptions {
  readonly firstRetryIntervalInMilliseconds: number;
  readonly maxNumberOfAttempts: number;
  readonly backoffCoefficient?: number;
  readonly maxRetryIntervalInMilliseconds?: number;
}

export interface Action {
  readonly actionType: number;
  readonly functionName?: string;
  readonly input?: unknown;
  readonly retryOptions?: RetryOptions;
  readonly instanceId?: string;
  readonly version?: string;
  readonly fireAt?: string | Date;
  readonly isCanceled?: boolean;
  readonly operation?: string;
  readonly httpRequest?: HttpRequest;
  readonly lockRequestId?: string;
  readonly lockSet?: readonly { readonly name: string; readonly key: string }[];
  readonly compoundActions?: readonly Action[];
}

export interface HttpRequest {
  readonly method: string;
  readonly uri: string;
  readonly content?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly tokenSource?: unknown;
  readonly asynchronousPatternEnabled?: boolean;
}

export interface OrchestratorState {
  readonly isDone: boolean;
  readonly actions: readonly (readonly Action[])[];
  readonly output?: unknown;
  readonly error?: string;
  readonly customStatus?: unknown;
}

/**
 * The single tasks in the order in which the library numbers them: depth first, each task where it appears first
 * (a task that is awaited again, as in a second Task.any, keeps its number; it is told by its identity).
 * Waits for external events have no number.
 */
export function* leaves(actions: OrchestratorState['actions']): Generator<Action> {
  const seen = new Set<Action>();
  function* walk(list: readonly Action[]): Generator<Action> {
    for (const action of list) {
      switch (action.actionType) {
        case ActionType.WhenAny:
        case ActionType.WhenAll:
          yield* walk(action.compoundActions ?? []);
          break;
        case ActionType.WaitForExternalEvent:
          break;
        default:
          if (!seen.has(action)) {
            seen.add(action);
            yield action;
          }
      }
    }
  }
  for (const list of actions) yield* walk(list);
}

const OUT_OF_PROCESS = '$OutOfProcData$:';

/** A failed orchestrator throws its state as text behind a label; undefined: the error is no such thing. */
export function stateOf(thrown: unknown): OrchestratorState | undefined {
  const message = thrown instanceof Error ? thrown.message : '';
  const at = message.indexOf(OUT_OF_PROCESS);
  if (at < 0) return undefined;
  try {
    return JSON.parse(message.slice(at + OUT_OF_PROCESS.length)) as OrchestratorState;
  } catch {
    return undefined; // an error of the app's own that only looks like it
  }
}

/** Activity inputs come with strings encoded as JSON already; undefined and null mean none. */
export function activityInput(input: unknown): string | null {
  if (input === undefined || input === null) return null;
  return typeof input === 'string' ? input : jsonOrNull(input);
}

// Line ends of Unicode: the real extension's serializer writes them as escapes.
const LINE_ENDS = /[\u0085\u2028\u2029]/g;

/** JSON text as the real extension would write it; null for what JSON cannot carry (undefined). */
export function jsonOrNull(value: unknown): string | null {
  const text = JSON.stringify(value) as string | undefined;
  return text?.replace(LINE_ENDS, (end) => `\\u${end.charCodeAt(0).toString(16).padStart(4, '0')}`) ?? null;
}
