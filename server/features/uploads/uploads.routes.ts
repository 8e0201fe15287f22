import type { Routes } from '../../http/route.ts';
import { content as endpoints } from '../../protocol/rest/content.ts';
import type { ContentService } from '../content/content.service.ts';
import type { ObjectsService } from '../content/objects.service.ts';
import type { MediaQueues } from '../media/media-queues.ts';
import { storePoster } from './poster.ts';
import type { UploadsService } from './uploads.service.ts';

/** What can be asked about uploads once their bytes have come. */
export function uploadsRoutes(routes: Routes, uploads: UploadsService, content: ContentService, objects: ObjectsService, queues: MediaQueues): void {
  routes.on(endpoints.uploads, (_input, { person }) => uploads.of(person.account));
  routes.on(endpoints.cancelUpload, ({ params }, { person }) => uploads.cancel(person.account, params.id));
  routes.on(endpoints.setPoster, async ({ params, body }, { person }) => content.setThumbnail(person, params.id, await storePoster(objects, queues, body.picture)));
}
