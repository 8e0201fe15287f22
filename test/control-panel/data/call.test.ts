import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../../control-panel/data/api-error.ts';
import { call, onSessionEnd, urlOf } from '../../../control-panel/data/call.ts';
import { api } from '../../../server/protocol/rest/index.ts';

/** Puts a server in place of the network: it hears each request and answers from the list, in order. */
function answering(...answers: { status: number; body?: unknown }[]): Request[] {
  const heard: Request[] = [];
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    heard.push(new Request(new URL(path, 'http://desk.test'), init));
    const { status, body } = answers[heard.length - 1]!;
    return Promise.resolve(new Response(body === undefined ? null : JSON.stringify(body), { status }));
  });
  return heard;
}

const refusal = (code: string, details?: unknown) => ({ error: { code, message: '', details } });
const list = { status: 200, body: [] };

afterEach(() => {
  vi.unstubAllGlobals();
  onSessionEnd(() => Promise.resolve(false));
});

describe('a call', () => {
  it('fills parameters into the address and leaves out what is not asked for', () => {
    expect(urlOf('/screens/:id/timeline', { id: 'a b/c' }, { count: 12, at: undefined })).toBe('/api/v1/screens/a%20b%2Fc/timeline?count=12');
    expect(urlOf('/content', undefined, { kind: 'film', search: '' })).toBe('/api/v1/content?kind=film');
  });

  it('sends the body as JSON and the revision it was based on', async () => {
    const saved = { id: 'p1', revision: 5, name: '宪法', entries: [], contents: [], durationMs: 0, updatedAt: 0, updatedBy: '', usedIn: [] };
    const heard = answering({ status: 200, body: saved });
    await call(api.playlists.update, { params: { id: 'p1' }, body: { name: '宪法', entries: [] }, ifMatch: 4 });
    expect(heard[0]!.method).toBe('PUT');
    expect(heard[0]!.headers.get('if-match')).toBe('"4"');
    expect(await heard[0]!.json()).toEqual({ name: '宪法', entries: [] });
  });

  it('that is refused says the server’s code, its details and words in the person’s language', async () => {
    answering({ status: 409, body: refusal('in-use', { usedIn: [{ name: '宪法宣传周' }] }) });
    const error = await call(api.content.remove, { params: { id: 'c1' } }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    const refused = error as ApiError;
    expect(refused.code).toBe('in-use');
    expect(refused.details).toEqual({ usedIn: [{ name: '宪法宣传周' }] });
    expect(refused.words('zh-CN')).toMatch(/还在使用中/);
    expect(refused.words('en')).toMatch(/still in use/);
  });

  it('answered by something that is not our server is told by its status', async () => {
    answering({ status: 502, body: '<html>' }, { status: 413 });
    await expect(call(api.screens.list)).rejects.toMatchObject({ code: 'unavailable' });
    await expect(call(api.screens.list)).rejects.toMatchObject({ code: 'too-large' });
  });

  it('without a connection says that nothing typed is lost', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    await expect(call(api.screens.list)).rejects.toMatchObject({ code: 'unreachable' });
    expect(new ApiError('unreachable').words('zh-CN')).toMatch(/还在本页/);
  });

  it('met by an ended session waits until the person has signed in again and is then repeated', async () => {
    const heard = answering({ status: 401, body: refusal('not-signed-in') }, list);
    let asked = 0;
    onSessionEnd(() => {
      asked++;
      return Promise.resolve(true);
    });
    expect(await call(api.screens.list)).toEqual([]);
    expect([heard.length, asked]).toEqual([2, 1]);
  });

  it('met by an ended session fails when the person does not sign in again', async () => {
    answering({ status: 401, body: refusal('not-signed-in') });
    await expect(call(api.screens.list)).rejects.toMatchObject({ code: 'not-signed-in' });
  });
});
