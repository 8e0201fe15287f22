import type { Request, Router } from 'express';
import { AppError } from '../../protocol/app-error.ts';
import type { SignedIn } from '../../http/route.ts';
import { hash } from '../../protocol/common.ts';
import type { ObjectsService } from './objects.service.ts';

interface Deps {
  readonly objects: ObjectsService;
  readonly authenticate: (request: Request) => Promise<SignedIn | null>;
  readonly authenticateScreen: (credential: string) => Promise<string | null>;
}

/** GET /media/<sha256>: bytes by what they are, whole or by Range, for a signed-in person or a paired screen. */
export function mediaRoutes(router: Router, { objects, authenticate, authenticateScreen }: Deps): void {
  router.get('/media/:sha256', async (request, response) => {
    const sha256 = hash.safeParse(request.params.sha256);
    if (!sha256.success) throw new AppError('not-found');
    if (!(await isWelcome(request))) throw new AppError('not-signed-in');
    const object = await objects.find(sha256.data);
    if (!object || !(await objects.files.has(object.sha256))) throw new AppError('not-found');
    response.set({
      'Content-Type': object.type,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'private, max-age=31536000, immutable',
      ETag: `"${object.sha256}"`,
    });
    await new Promise<void>((resolve, reject) => {
      response.sendFile(objects.files.path(object.sha256), { dotfiles: 'allow', cacheControl: false, etag: false, lastModified: false }, (error) => {
        // a reader that goes away in the middle is no failure
        if (!error || response.headersSent) return resolve();
        if ((error as { status?: unknown }).status !== 416) return reject(error);
        response.status(416).end(); // the length is in Content-Range
        resolve();
      });
    });
  });

  async function isWelcome(request: Request): Promise<boolean> {
    const credential = /^Bearer ([\w-]{20,100})$/.exec(request.get('Authorization') ?? '')?.[1];
    if (credential) return (await authenticateScreen(credential)) !== null;
    return (await authenticate(request)) !== null;
  }
}
