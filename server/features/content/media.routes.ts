import type { Request, Router } from 'express';
import { isAllowed } from '../../domain/role.ts';
import { AppError } from '../../protocol/app-error.ts';
import type { SignedIn } from '../../http/route.ts';
import { hash } from '../../protocol/common.ts';
import type { ObjectsService } from './objects.service.ts';

interface Deps {
  readonly objects: ObjectsService;
  readonly authenticate: (request: Request) => Promise<SignedIn | null>;
  readonly authenticateScreen: (credential: string) => Promise<string | null>;
  /** Whether the token of a share link opens a board with this file on it. */
  readonly isShared: (token: string, sha256: string) => Promise<boolean>;
}

/** GET /media/<sha256>: bytes by what they are, whole or by Range, for one of the town's staff, a paired screen, or who has a link to a board with it. */
export function mediaRoutes(router: Router, { objects, authenticate, authenticateScreen, isShared }: Deps): void {
  router.get('/media/:sha256', async (request, response) => {
    const sha256 = hash.safeParse(request.params.sha256);
    if (!sha256.success) throw new AppError('not-found');
    if (!(await isWelcome(request, sha256.data))) throw new AppError('not-signed-in');
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

  async function isWelcome(request: Request, sha256: string): Promise<boolean> {
    const credential = /^Bearer ([\w-]{20,100})$/.exec(request.get('Authorization') ?? '')?.[1];
    if (credential) return (await authenticateScreen(credential)) !== null || (await isShared(credential, sha256));
    const person = await authenticate(request);
    if (person && !isAllowed(person.roles, 'content.view')) throw new AppError('not-allowed');
    return person !== null;
  }
}
