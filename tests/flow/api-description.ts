import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020.js';
import type { Platform } from '../../tools/platform-process.ts';

export type Schema = Readonly<Record<string, unknown>>;

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema: Schema;
}

interface Content {
  readonly schema: Schema;
}

interface Response {
  /** Left out: without a body. */
  readonly content?: Readonly<Record<string, Content>>;
}

export interface Operation {
  /** Upper case. */
  readonly method: string;
  /** `/orders/{id}` */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body?: Schema;
  readonly responses: Readonly<Record<string, Response>>;
}

export interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export interface Answered {
  readonly status: number;
  readonly contentType: string | null;
  readonly text: string;
}

/** What a running app says of itself, to hold its answers against. */
export class ApiDescription {
  readonly document: OpenApi;
  readonly operations: readonly Operation[];
  readonly #ajv = new Ajv2020.default({ strict: false, allErrors: true, validateFormats: false });
  readonly #validators = new Map<Schema, ValidateFunction>();

  constructor(document: OpenApi) {
    this.document = document;
    this.#ajv.addSchema({ $id: 'api', components: document.components });
    this.operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => {
        const { parameters = [], requestBody, responses } = operation as Described;
        return {
          method: method.toUpperCase(),
          path,
          parameters,
          responses,
          ...(requestBody === undefined ? {} : { body: requestBody.content['application/json'].schema }),
        };
      }),
    );
  }

  static async of(platform: Platform): Promise<ApiDescription> {
    const answer = await fetch(`${platform.url}/openapi.json`);
    return new ApiDescription((await answer.json()) as OpenApi);
  }

  /** The operation that gets a path; those without parameters win. */
  operationOf(method: string, path: string): Operation | undefined {
    const parts = path.replace(/\?.*$/s, '').replace(/\/$/, '').split('/');
    const fits = (operation: Operation) => {
      const own = operation.path.split('/');
      return (
        operation.method === method &&
        own.length === parts.length &&
        own.every((part, index) => part.startsWith('{') || part === parts[index])
      );
    };
    return this.operations.filter(fits).toSorted((left, right) => braces(left) - braces(right))[0];
  }

  /** What is not in the description, or not as it is there; undefined: all is. */
  faultOf(operation: Operation | undefined, { status, contentType, text }: Answered): string | undefined {
    if (operation === undefined) {
      return status === 404 && text === ''
        ? undefined
        : `there is no such operation, and it answers ${status}`;
    }
    const response = operation.responses[status];
    if (response === undefined) return `status ${status} is not described: ${text.slice(0, 300)}`;
    const type = contentType?.replace(/\s*;.*$/, '') ?? '';
    if (response.content === undefined) {
      return text === '' ? undefined : `status ${status} is described without a body`;
    }
    const content = response.content[type];
    if (content === undefined) return `content type ${type} of status ${status} is not described`;
    if (!type.endsWith('json')) return undefined;
    const validate = this.#validator(content.schema);
    if (validate(JSON.parse(text))) return undefined;
    return `the body of ${status} is not as described: ${this.#ajv.errorsText(validate.errors)}: ${text.slice(0, 300)}`;
  }

  #validator(schema: Schema): ValidateFunction {
    let validate = this.#validators.get(schema);
    if (validate === undefined) {
      const moved = JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/'));
      validate = this.#ajv.compile(moved as Schema);
      this.#validators.set(schema, validate);
    }
    return validate;
  }
}

interface Described {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: { readonly 'application/json': Content } };
  readonly responses: Readonly<Record<string, Response>>;
}

function braces({ path }: Operation): number {
  return path.split('{').length;
}
