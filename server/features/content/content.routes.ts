import type { Routes } from '../../http/route.ts';
import { themeOf } from '../../domain/typography/themes.ts';
import { API_PREFIX } from '../../protocol/rest/endpoint.ts';
import { content as endpoints } from '../../protocol/rest/content.ts';
import type { ContentService } from './content.service.ts';

export function contentRoutes(routes: Routes, content: ContentService): void {
  routes.on(endpoints.list, ({ query }) => content.list(query));
  routes.on(endpoints.get, ({ params }) => content.get(params.id));
  routes.on(endpoints.create, ({ body }, { person }) => content.createText(person, body));
  routes.on(endpoints.update, ({ params, body }, { person, revision }) => content.update(person, params.id, revision, body));
  routes.on(endpoints.remove, ({ params }, { person }) => content.remove(person, params.id));
  routes.on(endpoints.restore, ({ params }, { person }) => content.restore(person, params.id));
  routes.on(endpoints.compose, async ({ body: { shapes, ...draft } }) => {
    const { design, problems } = await content.compose(draft, shapes);
    const family = themeOf(draft.theme).font;
    const glyphs = design ? design.text.text + (design.phone ?? '') : '';
    return { text: design?.text ?? null, family, fontUrl: `${API_PREFIX}/fonts/${family}?text=${encodeURIComponent(glyphs)}`, problems };
  });
  routes.on(endpoints.font, async ({ params, query }, { response }) => {
    const bytes = await content.previewFont(params.family, query.text);
    response.set({ 'Content-Type': 'font/woff2', 'Cache-Control': 'private, max-age=3600' }).send(Buffer.from(bytes));
  });
}
