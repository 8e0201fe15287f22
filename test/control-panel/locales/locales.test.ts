import { describe, expect, it } from 'vitest';
import { en } from '../../../control-panel/locales/en/index.ts';
import { zhCN } from '../../../control-panel/locales/zh-CN/index.ts';

type Leaf = string | ((...args: never[]) => string);

/** Every message of a dictionary by its path. */
function messages(part: object, path = ''): [string, Leaf][] {
  return Object.entries(part).flatMap(([key, value]: [string, Leaf | object]) =>
    typeof value === 'object' ? messages(value, `${path}${key}.`) : [[`${path}${key}`, value] as [string, Leaf]],
  );
}

const chinese = new Map(messages(zhCN));
const english = new Map(messages(en));

/** What a message says when every parameter is a number, the one kind that all of them print. */
function said(message: Leaf): string {
  if (typeof message === 'string') return message;
  return String((message as (...args: unknown[]) => unknown)(...Array.from({ length: message.length }, (_, index) => 7 + index)));
}

/** Messages whose parameters are not numbers: said with words of their own. */
function saidWith(message: Leaf): string {
  try {
    return said(message);
  } catch {
    return String((message as (...args: unknown[]) => unknown)(...Array.from({ length: message.length }, () => '某物')));
  }
}

describe('the languages of the desk', () => {
  it('have the same messages', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  });

  it('agree on which messages take how many parameters', () => {
    const shape = (all: Map<string, Leaf>) => [...all].map(([path, message]) => `${path}/${typeof message === 'function' ? message.length : 'text'}`).sort();
    expect(shape(english)).toEqual(shape(chinese));
  });

  it('leave no message empty or with a hole in it', () => {
    for (const all of [chinese, english]) {
      for (const [path, message] of all) {
        const text = saidWith(message);
        expect(text.trim(), path).not.toBe('');
        expect(text, path).not.toMatch(/undefined|null|NaN|\[object/);
      }
    }
  });

  it('print every parameter', () => {
    for (const all of [chinese, english]) {
      for (const [path, message] of all) {
        if (typeof message === 'function' && message.length === 1) expect(saidWith(message), path).toMatch(/7|某物/);
      }
    }
  });

  it('do not mix: no Chinese characters in English, no untranslated English sentence in Chinese', () => {
    for (const [path, message] of english) {
      if (/placeholder$/i.test(path)) continue; // an example of what a wall may show is Chinese in both
      if (typeof message === 'string') expect(message, path).not.toMatch(/\p{Script=Han}/u);
    }
    for (const [path, message] of chinese) {
      if (typeof message === 'string' && message === english.get(path)) expect(message, path).not.toMatch(/[a-z]+ [a-z]+/);
    }
  });
});
