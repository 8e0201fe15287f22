import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ERRORS, preferredLanguage } from '../../../server/protocol/errors.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { makeSchedule, publish } from '../support/desk.ts';
import { pairScreen } from '../support/wall.ts';

let server: TestServer;
interface Document {
  openapi: string;
  paths: Record<string, Record<string, { operationId: string; parameters: { in: string; name: string }[]; responses: object; requestBody?: object }>>;
}
let document: Document;

beforeAll(async () => {
  server = await startServer();
  document = (await (await fetch(`${server.url}/api/v1/openapi.json`)).json()) as Document;
  await pairScreen(server, '一号屏');
  await publish(server, (await makeSchedule(server)).id);
});
afterAll(() => server.close());

const operations = Object.entries(api).flatMap(([group, endpoints]) => Object.entries(endpoints).map(([name, endpoint]) => [`${group}.${name}`, endpoint] as const));

describe('the OpenAPI document', () => {
  test('has every operation once, with its parameters', () => {
    expect(document.openapi).toBe('3.1.0');
    const listed = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, { operationId }]) => `${operationId} ${method.toUpperCase()} ${path}`));
    expect(listed.toSorted()).toEqual(operations.map(([id, { method, path }]) => `${id} ${method} /api/v1${path.replace(/:(\w+)/g, '{$1}')}`).toSorted());
    for (const [path, methods] of Object.entries(document.paths)) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const { parameters } of Object.values(methods)) expect(parameters.filter((each) => each.in === 'path').map(({ name }) => name)).toEqual(inPath);
    }
  });

  test('refers to nothing that it does not hold', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/g)].map(([, reference]) => reference!);
    expect(references.length).toBeGreaterThan(0);
    for (const reference of references) {
      const found = reference.replace('#/', '').split('/').reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key.replaceAll('~1', '/').replaceAll('~0', '~')], document);
      expect(found, reference).toBeTypeOf('object');
    }
  });

  test('shows which operations take bytes', () => {
    const taken = Object.values(document.paths).flatMap((methods) => Object.values(methods)).flatMap(({ operationId, requestBody }) => Object.keys((requestBody as { content: object } | undefined)?.content ?? {}).map((type) => [operationId, type]));
    expect(taken.filter(([, type]) => type !== 'application/json')).toEqual([['readings.evidence', 'image/*'], ['imports.upload', 'application/octet-stream']]);
  });

  test('asks for the revision wherever two could save at once', () => {
    for (const [id, { ifMatch }] of operations) {
      const operation = Object.values(document.paths).flatMap((methods) => Object.values(methods)).find(({ operationId }) => operationId === id)!;
      expect(operation.parameters.some((each) => each.in === 'header' && each.name === 'If-Match')).toBe(ifMatch === true);
    }
  });
});

describe('answers', () => {
  const lists = operations.filter(([id, { method, path, response }]) => method === 'GET' && !path.includes(':') && response !== undefined && id !== 'ledger.counts');
  test.each(lists)('%s has the form it promises', async (_, { path, response }) => {
    const answer = await fetch(`${server.url}/api/v1${path}`, { headers: { cookie: server.cookie } });
    const body: unknown = await answer.json();
    expect(answer.status).toBe(200);
    expect(response!.safeParse(body)).toMatchObject({ success: true });
  });

  test('of one screen, one schedule and one publication have the form they promise', async () => {
    const [screen] = await server.call(api.screens.list);
    const [schedule] = await server.call(api.schedules.list);
    expect(api.screens.timeline.response?.safeParse(await server.call(api.screens.timeline, { params: { id: screen!.id } }))).toMatchObject({ success: true });
    expect(api.schedules.get.response?.safeParse(await server.call(api.schedules.get, { params: { id: schedule!.id } }))).toMatchObject({ success: true });
    expect(api.publications.get.response?.safeParse(await server.call(api.publications.get, { params: { sequence: schedule!.publication! } }))).toMatchObject({ success: true });
  });
});

describe('errors', () => {
  test.each(Object.entries(ERRORS))('%s is told in Chinese and in English', (_, [status, zh, en]) => {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(zh).toMatch(/\p{Script=Han}{3}.*[。]$/u);
    expect(en).toMatch(/^[A-Z].*[a-z].*\.$/);
  });

  test.each([
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['en-GB,en;q=0.9', 'en'],
    ['fr, en;q=0.5', 'en'],
    ['de', 'zh-CN'],
    [undefined, 'zh-CN'],
  ] as const)('come in the person’s language: %s', (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
  });

  const call = (path: string, init: RequestInit = {}) => fetch(`${server.url}${path}`, { ...init, headers: { cookie: server.cookie, 'content-type': 'application/json', 'accept-language': 'en', ...(init.headers as object) } });

  test.each([
    ['no JSON', 'POST', '/api/v1/content', '{"text":', 400, 'bad-json'],
    ['JSON that is no object', 'POST', '/api/v1/content', '[]', 400, 'bad-input'],
    ['too much', 'POST', '/api/v1/content', JSON.stringify({ text: 'x'.repeat(5_500_000) }), 413, 'too-large'],
    ['20,000 levels', 'POST', '/api/v1/content', '['.repeat(20_000) + ']'.repeat(20_000), 400, 'bad-input'],
    ['a prototype', 'POST', '/api/v1/playlists', '{"__proto__":{"name":"x"},"constructor":1}', 400, 'bad-input'],
    ['a bad address', 'GET', '/api/v1/screens/%E0%A4%A', undefined, 400, 'bad-input'],
    ['no such thing', 'GET', '/api/v1/nothing', undefined, 404, 'not-found'],
    ['a number out of range', 'GET', '/api/v1/publications/99999999999999999999', undefined, 400, 'bad-input'],
    ['no revision', 'PUT', '/api/v1/playlists/x', '{"name":"x","entries":[]}', 428, 'needs-revision'],
  ])('%s is refused with a code and words', async (_, method, path, body, status, code) => {
    const response = await call(path, { method, ...(body === undefined ? {} : { body }) });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { code, message: ERRORS[code as keyof typeof ERRORS][2] } });
  });

  test('of a full disk say so', async () => {
    const { db } = server.app.services;
    const { sql } = await import('kysely');
    const [pages] = (await sql<{ page_count: number }>`PRAGMA page_count`.execute(db)).rows;
    await sql.raw(`PRAGMA max_page_count = ${pages!.page_count}`).execute(db);
    const text = JSON.stringify({ kind: 'slogan', theme: 'paper', category: 'slogan', text: '学法尊法守法用法'.repeat(6) });
    let response = await call('/api/v1/content', { method: 'POST', body: text });
    for (let tries = 0; response.ok && tries < 40; tries++) response = await call('/api/v1/content', { method: 'POST', body: text });
    await sql.raw(`PRAGMA max_page_count = 1000000000`).execute(db);
    expect(response.status).toBe(507);
    expect(await response.json()).toMatchObject({ error: { code: 'disk-full' } });
    expect((await call('/api/v1/content', { method: 'POST', body: text })).status).toBe(200);
  });
});
