import { describe, expect, it } from 'vitest';
import { filterContent, sortContent } from '../../control-panel/features/content/content-filter.ts';
import { draftOf, formOf, isSameText, newDraft, ownTitle } from '../../control-panel/features/content/draft.ts';
import { isTolerable, problemOfShape, problemWords } from '../../control-panel/features/content/problem-words.ts';
import { previewShapes } from '../../control-panel/features/content/shapes.ts';
import { categoryOfFile, isSettled, uploadRows } from '../../control-panel/features/content/upload-rows.ts';
import type { Sending } from '../../control-panel/data/uploads.ts';
import { en } from '../../control-panel/locales/en/index.ts';
import { zhCN } from '../../control-panel/locales/zh-CN/index.ts';
import type { ContentView, UploadView } from '../../server/protocol/rest/content.ts';

const item = (id: string, over: Partial<ContentView> = {}): ContentView => ({
  id,
  revision: 1,
  category: 'slogan',
  title: id,
  visual: { kind: 'slogan', design: { theme: 'paper', text: { text: id, segments: [{ text: id, width: 1, break: 'required' }] } } },
  draft: null,
  font: null,
  thumbnail: null,
  durationMs: 15_000,
  createdAt: 1,
  updatedAt: 1,
  updatedBy: '',
  deleted: false,
  usedIn: [],
  ...over,
});

describe('the content library', () => {
  const notice = item('n', { title: '法律援助', category: 'hotline', createdAt: 3, draft: { kind: 'notice', text: '法律援助找我们', theme: 'peace', phone: '12348', corrections: [] }, visual: { ...item('n').visual, kind: 'notice' } as ContentView['visual'] });
  const slogan = item('s', { title: '弘扬宪法精神', createdAt: 2, durationMs: 20_000, usedIn: [{ kind: 'playlist', id: 'p', name: '宪法' }] });
  const all = [slogan, notice];
  const found = (query: string) => filterContent(all, new URLSearchParams(query)).map(({ id }) => id);

  it('finds by every word of the title, the text and the phone number', () => {
    expect(found('q=12348')).toEqual(['n']);
    expect(found('q=法律 我们')).toEqual(['n']);
    expect(found('q=法律 宪法')).toEqual([]);
  });

  it('narrows by kind, category and use, and passes over words it does not know', () => {
    expect(found('kind=notice')).toEqual(['n']);
    expect(found('category=slogan')).toEqual(['s']);
    expect(found('use=unused')).toEqual(['n']);
    expect(found('kind=nonsense')).toEqual(['s', 'n']);
  });

  it('shows the newest first unless told otherwise', () => {
    expect(sortContent(all, null).map(({ id }) => id)).toEqual(['n', 's']);
    expect(sortContent(all, 'oldest').map(({ id }) => id)).toEqual(['s', 'n']);
    expect(sortContent(all, 'longest').map(({ id }) => id)).toEqual(['s', 'n']);
    expect(sortContent(all, 'title').map(({ id }) => id)).toEqual(['n', 's']); // 法 fǎ before 弘 hóng
  });
});

describe('uploads', () => {
  const sending = (over: Partial<Sending> = {}): Sending => ({ key: 'k', name: 'a.mp4', bytes: 10, fraction: 0.5, state: 'sending', id: null, ...over });
  const view = (over: Partial<UploadView> = {}): UploadView => ({ id: 'u', name: 'a', phase: 'checking', fraction: 0, content: null, duplicate: false, refusal: null, ...over });

  it('follow a file from the first byte to the finished item as one row', () => {
    expect(uploadRows([sending()], [])[0]?.stage).toBe('receiving');
    expect(uploadRows([sending({ state: 'sent', id: 'u' })], [])[0]?.stage).toBe('waiting');
    const rows = uploadRows([sending({ state: 'sent', id: 'u' })], [view({ phase: 'done', content: 'c1' })]);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ stage: 'done', content: 'c1', name: 'a.mp4', sending: 'k' });
  });

  it('say that a file was there already', () => {
    expect(uploadRows([sending({ state: 'sent', id: 'u' })], [view({ phase: 'done', duplicate: true, content: 'c1' })])[0]?.stage).toBe('duplicate');
  });

  it('still tell what was refused after the page was loaded anew, and not what went well', () => {
    const refusal = { code: 'x', zh: '放不了', en: 'no' };
    const rows = uploadRows([], [view({ id: 'a', phase: 'refused', refusal }), view({ id: 'b', phase: 'done' })]);
    expect(rows.map(({ key, refusal: why }) => [key, why?.zh])).toEqual([['a', '放不了']]);
    expect(uploadRows([], [view({ id: 'a', phase: 'refused', refusal })], new Set(['a']))).toEqual([]);
  });

  it('can be taken up again where they broke off', () => {
    const [row] = uploadRows([sending({ state: 'failed' })], []);
    expect(row).toMatchObject({ stage: 'interrupted', fraction: 0.5 });
    expect(row && isSettled(row)).toBe(false);
  });

  it('count films as films also where the browser does not know the type', () => {
    expect(categoryOfFile({ name: 'a.MKV', type: '' })).toBe('film');
    expect(categoryOfFile({ name: 'a.png', type: 'image/png' })).toBe('other');
  });
});

describe('the designer', () => {
  it('sends phone and code only for notices that have them', () => {
    const form = { ...newDraft('notice'), text: '请拨打', phone: ' 110 ' };
    expect(draftOf(form)).toEqual({ kind: 'notice', text: '请拨打', theme: 'peace', corrections: [], phone: '110' });
    expect(draftOf({ ...form, kind: 'slogan' })).not.toHaveProperty('phone');
  });

  it('counts a slogan as a slogan and a notice as a hotline notice to begin with', () => {
    expect(newDraft('slogan').category).toBe('slogan');
    expect(newDraft('notice').category).toBe('hotline');
  });

  it('leaves the name empty where the text names the item', () => {
    const draft = { ...draftOf(newDraft('slogan')), text: '弘扬宪法\n建设荷坪' };
    expect(ownTitle(draft.text)).toBe('弘扬宪法 建设荷坪');
    expect(formOf({ title: '弘扬宪法 建设荷坪', category: 'slogan' }, draft).title).toBe('');
    expect(formOf({ title: '宪法周', category: 'slogan' }, draft).title).toBe('宪法周');
    expect(Array.from(ownTitle('字'.repeat(50)))).toHaveLength(40);
  });

  it('knows whether anything differs from how it was opened', () => {
    const form = newDraft('slogan');
    expect(isSameText(form, { ...form })).toBe(true);
    expect(isSameText(form, { ...form, text: '一' })).toBe(false);
  });

  it('names the characters a font lacks and the place of a break that was not taken, in both languages', () => {
    const zh = zhCN.content.designer.problems;
    expect(problemWords({ code: 'missing-glyph', characters: ['𰻝'] }, '', zh)).toContain('𰻝');
    expect(problemWords({ code: 'correction-refused', at: 3, reason: 'protected-phrase' }, '学习习近平', zh)).toContain('习习近平');
    expect(problemWords({ code: 'too-long', length: 210, limit: 200 }, '', en.content.designer.problems)).toContain('200');
  });

  it('tells what does not fit beside its own shape, and lets it be kept', () => {
    const problem = { code: 'cannot-fit', width: 512, height: 64, fontPx: 12.5 } as const;
    expect(problemOfShape([problem], { width: 512, height: 64 })).toBe(problem);
    expect(problemOfShape([problem], { width: 1920, height: 384 })).toBeNull();
    expect(isTolerable(problem)).toBe(true);
    expect(isTolerable({ code: 'missing-glyph', characters: [] })).toBe(false);
  });

  it('shows the four usual shapes and each further shape of the town once, as a viewer sees it', () => {
    const screen = (name: string, width: number, height: number, rotation: 0 | 90 = 0) => ({ name, pixels: { width, height }, rotation, revoked: false });
    const shapes = previewShapes([screen('甲', 1920, 1080), screen('乙', 1920, 1080, 90), screen('丙', 1024, 96), { ...screen('丁', 640, 480), revoked: true }]);
    expect(shapes.map(({ key }) => key)).toEqual(['1920x1080', '1080x1920', '1920x384', '512x64', '1024x96']);
    expect(shapes.map(({ screens }) => screens)).toEqual([['甲'], ['乙'], [], [], ['丙']]);
  });
});
