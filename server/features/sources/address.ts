import type { SourceSettings } from '../../protocol/rest/sources.ts';

/** What an interface is asked with, and what opens it. */
export interface Addressed {
  readonly settings: SourceSettings;
  /** undefined: none was given. */
  readonly secret: string | undefined;
}

/**
 * Settings are shown to everybody who may see metrics: a name and a password written into the address are kept
 * as the secret instead, unless one was given besides.
 * @throws URIError for what is not percent-encoded text
 */
export function withoutPassword({ settings, secret }: Addressed): Addressed {
  if (settings.kind === 'push') return { settings, secret };
  const url = new URL(settings.url);
  const [user, password] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
  if (user === '' && password === '') return { settings, secret };
  url.username = '';
  url.password = '';
  if (settings.kind === 'poll') return { settings: { ...settings, url: url.href }, secret: secret ?? `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
  return { settings: { ...settings, url: url.href, username: settings.username || user }, secret: secret ?? (password === '' ? undefined : password) };
}

/** Whether a secret entered for the one may be shown at the other: whoever knows it is not who changes the address. */
export function isSameDoor(one: SourceSettings, other: SourceSettings): boolean {
  if (one.kind === 'push' || other.kind === 'push' || one.kind !== other.kind) return false;
  const [a, b] = [new URL(one.url), new URL(other.url)];
  return a.protocol === b.protocol && a.host === b.host;
}
