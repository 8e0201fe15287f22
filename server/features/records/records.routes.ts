import type { Routes } from '../../http/route.ts';
import { records as endpoints } from '../../protocol/rest/records.ts';
import type { RecordsService } from './records.service.ts';

export function recordsRoutes(routes: Routes, records: RecordsService): void {
  routes.on(endpoints.list, () => records.list());
  routes.on(endpoints.make, ({ body }, { person }) => records.make(person, body));
  routes.on(endpoints.get, ({ params }) => records.get(params.id));
  routes.on(endpoints.cancel, ({ params }) => records.cancel(params.id));
  routes.on(endpoints.remove, ({ params }, { person }) => records.remove(person, params.id));
  routes.on(endpoints.file, async ({ params }, { response }) => {
    const { path, name, plainName, type } = await records.file(params.id);
    response.set({ 'Content-Type': type, 'Content-Disposition': attachment(name, plainName), 'Cache-Control': 'private, no-cache' });
    await new Promise<void>((resolve, reject) => {
      // a reader that goes away in the middle is no failure
      response.sendFile(path, { dotfiles: 'allow', cacheControl: false, etag: false, lastModified: false }, (error) => (!error || response.headersSent ? resolve() : reject(error)));
    });
  });
}

/** The file's name in any script (RFC 6266, RFC 5987). @param plainName in ASCII, for what cannot read that */
export function attachment(name: string, plainName: string): string {
  const encoded = encodeURIComponent(name).replaceAll(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plainName}"; filename*=UTF-8''${encoded}`;
}
