import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Engine, StartRequest } from '../engine.ts';
import { nameOf } from '../entities.ts';
import { type InstanceRow, isOpen, STATUS_NAMES, Status } from '../store.ts';
import { entityId } from '../tasks.ts';
import { bodyText, empty, exception, json, SOMETHING_WRONG } from './answers.ts';
import { CONNECTION, type Place, startAnswer } from './links.ts';
import {
  compact,
  filterOf,
  isCutOff,
  isTrue,
  nextPage,
  originOf,
  pageOf,
  reasonIn,
  segmentsOf,
  showsInput,
  timeOf,
} from './request.ts';
import { DuplicateKey, shownHistory, statusText } from './status.ts';

/** What a table's key can hold; the real extension fails beyond. */
const LONGEST_ID = 512;

/** The HTTP management API of a task hub, for people and for durable-functions alike. */
export class ManagementApi {
  readonly #engine: Engine;
  readonly #place: () => Place;

  constructor(engine: Engine, place: () => Place) {
    this.#engine = engine;
    this.#place = place;
  }

  /**
   * `path` follows the webhook's name and is not decoded; false: there is no such route. `door`: whether it came from
   * outside or through the app's own client, whose texts are read a little differently.
   */
  async handle(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    door: Door,
  ): Promise<boolean> {
    const segments = segmentsOf(path);
    if (segments === undefined) return false;
    const url = request.url ?? '';
    const mark = url.indexOf('?');
    const query = new URLSearchParams(mark < 0 ? '' : url.slice(mark));
    const place = this.#place();
    const hub = query.get('taskHub');
    if (hub !== null && hub.toLowerCase() !== place.hubName.toLowerCase()) return false;
    const connection = query.get('connection');
    if (connection !== null && connection.toLowerCase() !== CONNECTION.toLowerCase()) {
      exception(response, 500, SOMETHING_WRONG, {
        type: 'System.InvalidOperationException',
        message: `Unable to resolve the Azure Storage connection named '${connection}'.`,
      });
      return true;
    }
    const call = { request, response, query, door, method: request.method ?? 'GET' };
    const [collection, ...rest] = segments;
    switch (collection?.toLowerCase()) {
      case 'orchestrators':
        return await this.#orchestrators(call, rest);
      case 'instances':
        return await this.#instances(call, rest);
      case 'entities':
        return await this.#entities(call, rest);
      default:
        return false;
    }
  }

  async #orchestrators(call: Call, [name, id, ...more]: string[]): Promise<boolean> {
    if (call.method !== 'POST' || name === undefined || more.length > 0) return false;
    await this.#start(call, name, id);
    return true;
  }

  async #instances(call: Call, [id, verb, event, ...more]: string[]): Promise<boolean> {
    const { method, response, query } = call;
    if (more.length > 0) return false;
    if (id === undefined) {
      if (method === 'GET') this.#list(call);
      else if (method === 'DELETE') await this.#purgeBy(call);
      else return false;
      return true;
    }
    if (verb === undefined) {
      if (method === 'GET') this.#status(call, id);
      else if (method === 'DELETE') await this.#purge(response, id);
      else return false;
      return true;
    }
    if (method !== 'POST') return false;
    const action = verb.toLowerCase();
    if (action === 'raiseevent') {
      if (event === undefined) return false;
      await this.#raise(call, id, event);
      return true;
    }
    if (event !== undefined) return false;
    switch (action) {
      case 'terminate':
        answered(response, await this.#engine.terminate(id, reasonIn(query)));
        return true;
      case 'suspend':
      case 'resume':
        await this.#pause(call, id, action);
        return true;
      case 'rewind':
        await this.#rewind(call, id);
        return true;
      case 'restart':
        await this.#restart(call, id);
        return true;
      default:
        return false;
    }
  }

  async #start(call: Call, name: string, id: string | undefined): Promise<void> {
    const { request, response, query } = call;
    if (id !== undefined && id.length > LONGEST_ID) {
      exception(response, 500, SOMETHING_WRONG, {
        type: 'DurableTask.AzureStorage.Storage.DurableTaskStorageException',
        message: 'An error occurred while communicating with Azure Storage',
      });
      return;
    }
    const body = await bodyText(request);
    // durable-functions sends no input as an empty body, which the real extension reads as an empty text.
    const input = body === '' ? (call.door === 'client' ? '""' : null) : compact(body);
    if (input === undefined) {
      const cut = isCutOff(body);
      exception(response, cut ? 500 : 400, cut ? SOMETHING_WRONG : 'Invalid JSON content', NOT_JSON);
      return;
    }
    const version = query.get('version') ?? undefined;
    await this.#started(call, { name, id, input, version });
  }

  async #started(call: Call, start: StartRequest): Promise<void> {
    const { request, response, query } = call;
    const result = await this.#engine.start(start);
    if ('exists' in result) {
      const text = `An Orchestration instance with the status ${STATUS_NAMES[result.exists]} already exists.`;
      json(response, 409, JSON.stringify({ Message: text }));
      return;
    }
    const id = result.started;
    const seconds = Number(query.get('timeout') ?? Number.NaN);
    if (seconds > 0) {
      const row = await this.#ended(id, seconds * 1000);
      if (row !== undefined) {
        json(response, 200, row.output ?? 'null');
        return;
      }
    }
    if (call.door === 'client') {
      json(response, 202, JSON.stringify({ id }));
      return;
    }
    const { body, location } = startAnswer(this.#place(), originOf(request), id);
    json(response, 202, body, { location, 'retry-after': '10' });
  }

  /** Waits in real time, as the caller does; undefined: it has not ended by then. */
  async #ended(id: string, ms: number): Promise<InstanceRow | undefined> {
    await new Promise<void>((resolve) => {
      const stop = this.#engine.watchEnd(id, done);
      const timer = setTimeout(done, ms);
      function done() {
        clearTimeout(timer);
        stop();
        resolve();
      }
      const row = this.#engine.status(id);
      if (row !== undefined && !isOpen(row.status)) done();
    });
    const row = this.#engine.status(id);
    return row === undefined || isOpen(row.status) ? undefined : row;
  }

  #status({ request, response, query }: Call, id: string): void {
    const row = this.#engine.status(id);
    if (row === undefined) {
      empty(response, 404);
      return;
    }
    let history: string | undefined;
    if (isTrue(query.get('showHistory'))) {
      try {
        const events = this.#engine.history(row.key);
        history = JSON.stringify(shownHistory(events, isTrue(query.get('showHistoryOutput'))));
      } catch (error) {
        if (!(error instanceof DuplicateKey)) throw error;
        const details = { type: 'System.ArgumentException', message: error.message };
        exception(response, 400, 'One or more of the arguments submitted is incorrect', details);
        return;
      }
    }
    const text = statusText(row, { input: showsInput(query), history });
    if (isOpen(row.status)) {
      json(response, 202, text, { location: `${originOf(request)}${request.url}`, 'retry-after': '5' });
      return;
    }
    const failed = row.status === Status.Failed && isTrue(query.get('returnInternalServerErrorOnFailure'));
    json(response, failed ? 500 : 200, text);
  }

  #list({ request, response, query }: Call): void {
    const { after, limit } = pageOf(request, query);
    const rows = this.#engine.list(filterOf(query), after, limit + 1);
    const shown = { input: showsInput(query) };
    const texts = rows.slice(0, limit).map((row) => statusText(row, shown));
    json(response, 200, `[${texts.join(',')}]`, nextPage(rows, limit));
  }

  async #raise({ request, response, door }: Call, id: string, name: string): Promise<void> {
    const type = request.headers['content-type'] ?? '';
    if (door === 'webhook' && !/^application\/json\s*(;|$)/i.test(type)) {
      json(response, 400, '{"Message":"Only application/json request content is supported"}');
      return;
    }
    const input = compact(await bodyText(request));
    if (input === undefined) {
      exception(response, 400, 'Invalid JSON content', NOT_JSON);
      return;
    }
    answered(response, await this.#engine.raise(id, name, input));
  }

  async #pause({ response, query }: Call, id: string, action: 'suspend' | 'resume'): Promise<void> {
    const answer = await this.#engine[action](id, reasonIn(query) ?? '');
    if (typeof answer === 'string') return answered(response, answer);
    const state = STATUS_NAMES[answer.refused];
    exception(response, 500, SOMETHING_WRONG, {
      type: 'System.InvalidOperationException',
      message: `Cannot ${action} the orchestration instance ${id} because instance is in the ${state} state.`,
    });
  }

  async #rewind({ response, query }: Call, id: string): Promise<void> {
    const answer = await this.#engine.rewind(id, reasonIn(query) ?? '');
    if (answer === 'unknown') {
      json(response, 404, JSON.stringify(`No orchestration with instance ID "$${id}" found.`));
    } else if (typeof answer === 'string') {
      answered(response, answer);
    } else {
      const text = `This orchestration has status ${STATUS_NAMES[answer.refused]}, but only orchestrations in the "Failed" state can be rewound.`;
      json(response, 412, JSON.stringify(text));
    }
  }

  async #entities(call: Call, [name, key, ...more]: string[]): Promise<boolean> {
    const { method, response, request, query } = call;
    if (more.length > 0) return false;
    if (key === undefined) {
      if (method !== 'GET') return false;
      this.#listEntities(call, name);
      return true;
    }
    const target = { name: name ?? '', key };
    if (method === 'GET') {
      const state = this.#engine.entities.read(this.#engine.status(entityId(target)));
      if (state === undefined) empty(response, 404);
      else json(response, 200, state);
      return true;
    }
    if (method !== 'POST') return false;
    const body = await bodyText(request);
    const unknown = this.#engine.entities.unknown(target.name);
    if (unknown !== undefined) {
      json(response, 400, JSON.stringify({ Message: unknown }));
      return true;
    }
    const input = body === '' ? null : (compact(body) ?? JSON.stringify(body));
    await this.#engine.entities.signal(target, query.get('op') ?? '', input);
    empty(response, 202);
    return true;
  }

  #listEntities({ request, response, query }: Call, name: string | undefined): void {
    const { after, limit } = pageOf(request, query);
    const prefix = name === undefined ? '@' : `@${name.toLowerCase()}@`;
    const rows = this.#engine.list({ prefix }, after, limit + 1);
    const withState = isTrue(query.get('fetchState'));
    const from = timeOf(query.get('lastOperationTimeFrom')) ?? Number.NEGATIVE_INFINITY;
    const to = timeOf(query.get('lastOperationTimeTo')) ?? Number.POSITIVE_INFINITY;
    const texts = rows.slice(0, limit).flatMap((row) => {
      const state = this.#engine.entities.read(row);
      if (state === undefined || row.updated < from || row.updated > to) return [];
      const lastOperationTime = JSON.stringify(new Date(row.updated));
      const shown = withState ? state : 'null';
      return `{"entityId":${JSON.stringify(nameOf(row.id))},"lastOperationTime":${lastOperationTime},"state":${shown}}`;
    });
    json(response, 200, `[${texts.join(',')}]`, nextPage(rows, limit));
  }

  async #purge(response: ServerResponse, id: string): Promise<void> {
    const purged = await this.#engine.purge(id);
    if (purged === undefined) return empty(response, 404);
    if ('refused' in purged) {
      const status = STATUS_NAMES[purged.refused];
      const text = `Only orchestrations in a terminal state can be purged, but the orchestration with instance ID ${id} has status ${status}`;
      return json(response, 412, JSON.stringify(text));
    }
    json(response, 200, JSON.stringify({ instancesDeleted: purged.deleted }));
  }

  async #purgeBy({ response, query }: Call): Promise<void> {
    // A time that cannot be read would leave no limit at all.
    if (timeOf(query.get('createdTimeFrom')) === undefined) {
      return json(response, 400, `"Please provide value for 'createdTimeFrom' parameter."`);
    }
    const deleted = await this.#engine.purgeBy(filterOf(query));
    if (deleted === 0) return empty(response, 404);
    json(response, 200, JSON.stringify({ instancesDeleted: deleted }));
  }

  async #restart(call: Call, id: string): Promise<void> {
    const underNewId = call.query.get('restartWithNewInstanceId')?.toLowerCase() !== 'false';
    const before = this.#engine.status(id);
    if (before === undefined) {
      return exception(call.response, 400, 'InstanceId does not match a valid orchestration instance.', {
        type: 'System.ArgumentException',
        message: `No instance with ID '${id}' was found. (Parameter 'instanceId')`,
      });
    }
    const { name, input, version } = before;
    await this.#started(call, {
      name,
      input,
      version: version ?? undefined,
      id: underNewId ? undefined : id,
    });
  }
}

export type Door = 'webhook' | 'client';

interface Call {
  readonly door: Door;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly query: URLSearchParams;
  readonly method: string;
}

const NOT_JSON = {
  type: 'Newtonsoft.Json.JsonReaderException',
  message: 'Error reading JToken from JsonReader.',
};

function answered(response: ServerResponse, answer: 'accepted' | 'ended' | 'unknown'): void {
  empty(response, { accepted: 202, ended: 410, unknown: 404 }[answer]);
}
