import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Router } from 'express';
import { AppError } from '../protocol/app-error.ts';

const HASHED = /[\\/]assets[\\/]/;

/** Pages of the control panel that start a program of their own. */
const OWN_START = [
  [['/board', '/board/*path'], 'board.html'],
  [['/report'], 'report.html'],
] as const;

/** The built pages: `/display/` for screens, `/board/<id>` for one board, `/report` for villages, everything else that is not the API is the control panel. */
export function pages(router: Router, folder: string): void {
  for (const [paths, name] of OWN_START) {
    const file = join(folder, 'control-panel', name);
    router.get([...paths], (request, response, next) => {
      if (!request.accepts('html')) return next();
      if (!existsSync(file)) throw new AppError('unavailable');
      response.set('Cache-Control', 'no-cache').sendFile(file);
    });
  }
  for (const [mount, name] of [['/display', 'display'], ['/', 'control-panel']] as const) {
    const root = join(folder, name);
    const files = express.static(root, {
      index: 'index.html',
      redirect: true,
      // hashed names never change; the shell and the service worker must be asked for every time
      setHeaders: (response, path) => void response.set('Cache-Control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'),
    });
    router.use(mount, files);
    router.get(mount === '/' ? '/*path' : `${mount}/*path`, (request, response, next) => {
      const isPage = request.accepts('html') && !/^\/(api|media|socket\.io)(\/|$)/.test(request.path) && !/\.\w+$/.test(request.path);
      if (!isPage) return next();
      if (!existsSync(join(root, 'index.html'))) throw new AppError('unavailable');
      response.set('Cache-Control', 'no-cache').sendFile(join(root, 'index.html'));
    });
  }
}
