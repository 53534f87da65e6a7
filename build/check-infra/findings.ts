/** Something a check objects to. `code` is stable: the mutation tests name it. */
export interface Finding {
  readonly code: string;
  readonly file: string;
  /** From 1; 0: the file as a whole. */
  readonly line: number;
  readonly message: string;
}

/** The files the checks look at, by their path from the root of the repo: a copy may be broken on purpose. */
export type Files = ReadonlyMap<string, string>;

export function show({ code, file, line, message }: Finding): string {
  return `${file}${line === 0 ? '' : `:${line}`} ${code}: ${message}`;
}
