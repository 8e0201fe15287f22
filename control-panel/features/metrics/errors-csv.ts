import type { ImportError } from '../../../server/protocol/rest/imports.ts';
import type { Language } from '../../locales/language.ts';

/** Rows with problems as CSV (RFC 4180) with a byte order mark for Excel; what would be a formula there is quoted. */
export function errorsCsv(header: readonly [row: string, column: string, text: string, problem: string], errors: readonly ImportError[], language: Language): string {
  const rows = errors.map((error) => [String(error.row), [error.column, error.heading].filter(Boolean).join(' '), error.text, language === 'en' ? error.en : error.zh]);
  return `\uFEFF${[header, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(value: string): string {
  const text = /^\s*[=+\-@＝＋－＠]|^[\t\r]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
