import { statfs } from 'node:fs/promises';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import type { Request, RequestHandler, Router } from 'express';
import { isAllowed } from '../../domain/role.ts';
import type { SignedIn } from '../../http/route.ts';
import { AppError } from '../../protocol/app-error.ts';
import { ERRORS } from '../../protocol/errors.ts';
import { FILES_PATH } from '../../protocol/rest/content.ts';
import { newId } from '../id.ts';
import { uploadMetadata, type UploadsService } from './uploads.service.ts';

interface Deps {
  readonly folder: string;
  readonly uploads: UploadsService;
  readonly authenticate: (request: Request) => Promise<SignedIn | null>;
  /** Bytes that can still be written to the folder; replaceable so that a full disk can be met in a test. */
  readonly freeBytes?: (folder: string) => Promise<number>;
}

const MAX_BYTES = 4 * 1024 ** 3;
const HEADROOM_BYTES = 512 * 1024 ** 2;
const UNFINISHED_KEPT_MS = 3 * 86_400_000;
const SWEEP_INTERVAL_MS = 3_600_000;

/** Resumable uploads (tus 1.0) at FILES_PATH. @returns a function that stops the sweeping */
export function tusRoutes(router: Router, { folder, uploads, authenticate, freeBytes = freeBytesOf }: Deps): () => void {
  const people = new WeakMap<object, SignedIn>();
  const store = new FileStore({ directory: folder, expirationPeriodInMilliseconds: UNFINISHED_KEPT_MS });
  const tus = new Server({
    path: FILES_PATH,
    datastore: store,
    maxSize: MAX_BYTES,
    relativeLocation: true,
    allowedOrigins: [], // pages of other sites have no business here
    namingFunction: () => newId(),
    async onIncomingRequest(request, id) {
      const person = personOf(request);
      if (request.method === 'POST') return;
      const upload = await store.getUpload(id).catch(() => null);
      if (upload?.metadata?.['account'] !== person.account) throw tusError('not-found'); // somebody else's is as good as none
    },
    async onUploadCreate(request, upload) {
      const person = personOf(request);
      if ((await freeBytes(folder)) < (upload.size ?? 0) + HEADROOM_BYTES) throw tusError('disk-full');
      const metadata = uploadMetadata.safeParse({ ...upload.metadata, account: person.account, accountName: person.name });
      if (!metadata.success) throw tusError('bad-input');
      return { metadata: metadata.data as Record<string, string> };
    },
    async onUploadFinish(_request, upload) {
      uploads.finished(upload.id, uploadMetadata.parse(upload.metadata));
      return {};
    },
  });

  function personOf(request: object): SignedIn {
    const node = (request as { runtime?: { node?: { req?: object } } }).runtime?.node?.req;
    const person = node && people.get(node);
    if (!person) throw tusError('not-signed-in');
    return person;
  }

  const serve: RequestHandler = async (request, response) => {
    const person = await authenticate(request);
    if (!person) throw new AppError('not-signed-in');
    if (!isAllowed(person.roles, 'content.edit')) throw new AppError('not-allowed');
    if (Number(request.get('Upload-Length') ?? 0) > MAX_BYTES) throw new AppError('too-large');
    people.set(request, person);
    await tus.handle(request, response);
  };
  router.all(FILES_PATH, serve);
  router.all(`${FILES_PATH}/:id`, serve);

  const timer = setInterval(() => void tus.cleanUpExpiredUploads().catch(() => {}), SWEEP_INTERVAL_MS).unref();
  return () => clearInterval(timer);
}

async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** tus answers with what is thrown when it has this shape. */
function tusError(code: keyof typeof ERRORS): { status_code: number; body: string } {
  const [status_code, zh, en] = ERRORS[code];
  return { status_code, body: JSON.stringify({ error: { code, message: en, zh } }) };
}
