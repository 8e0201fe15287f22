import type { RefusalCode } from './words.ts';

/** The file as a whole cannot be read as a table; the code's words are in `words.ts`. */
export class FileRefused extends Error {
  readonly code: RefusalCode;
  readonly detail: string;

  constructor(code: RefusalCode, detail = '') {
    super(code);
    this.name = 'FileRefused';
    this.code = code;
    this.detail = detail;
  }
}
