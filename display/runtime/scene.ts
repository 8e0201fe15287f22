import type { Turn } from '../../server/domain/what-plays.ts';
import { themeOf } from '../../server/domain/typography/themes.ts';
import type { TextDesign } from '../../server/domain/content.ts';
import '../elements/film.ts';
import '../elements/notice.ts';
import '../elements/picture.ts';
import '../elements/slogan.ts';
import type { Scene, SceneDeps } from './scene-deps.ts';
import { loadPart } from './shell.ts';

export type { Scene, SceneDeps };

/**
 * Makes an item ready: bytes verified, decoded, first frame there. The element must be in the document
 * (under what is shown) to decode, so `lay` puts it there.
 * @throws when it cannot be shown
 */
export async function prepareScene(turn: Turn, elapsedMs: number, lay: (element: HTMLElement) => void, deps: SceneDeps): Promise<Scene> {
  const { width, height } = deps.pixels();
  const scene = await prepareFor(turn, elapsedMs, lay, deps);
  const fits = () => deps.pixels().width === width && deps.pixels().height === height;
  return { ...scene, fits };
}

async function prepareFor(turn: Turn, elapsedMs: number, lay: (element: HTMLElement) => void, deps: SceneDeps): Promise<Omit<Scene, 'fits'>> {
  const { visual } = turn.item;
  switch (visual.kind) {
    case 'slogan':
    case 'notice':
      return textScene(visual.kind, visual.design, turn, elapsedMs, lay, deps);
    case 'image': {
      const url = URL.createObjectURL(await deps.assets.open(visual.image));
      const element = sized(document.createElement('hp-picture'), deps);
      element.url = url;
      try {
        lay(element);
        await element.prepare();
      } catch (error) {
        URL.revokeObjectURL(url);
        throw error;
      }
      return { element, isContinuous: true, start() {}, tend: () => true, dispose: () => URL.revokeObjectURL(url) };
    }
    case 'film': {
      const element = sized(document.createElement('hp-film'), deps);
      element.source = await deps.assets.open(visual.film);
      try {
        lay(element);
        await element.prepare(elapsedMs);
      } catch (error) {
        element.dispose();
        throw error;
      }
      return {
        element,
        isContinuous: false,
        start: () => void element.start(),
        tend(elapsed) {
          element.keepInStep(elapsed);
          return !element.isFrozen();
        },
        dispose: () => element.dispose(),
      };
    }
    case 'board':
      return (await loadPart(() => import('./board-scene.ts'))).boardScene(visual, turn, lay, deps); // charts are loaded only where a board is shown
  }
}

async function textScene(kind: 'slogan' | 'notice', design: TextDesign, { publication }: Turn, elapsedMs: number, lay: (element: HTMLElement) => void, deps: SceneDeps): Promise<Omit<Scene, 'fits'>> {
  const { font } = themeOf(design.theme);
  const asset = publication.fonts.find(({ family }) => family === font);
  const element = document.createElement(kind === 'slogan' ? 'hp-slogan' : 'hp-notice');
  element.fontFamily = asset ? await deps.fonts.load(asset) : font;
  element.pixels = deps.pixels();
  element.design = design;
  element.elapsedMs = elapsedMs;
  lay(element);
  await element.updateComplete;
  const start = (elapsed: number) => {
    element.elapsedMs = elapsed;
  };
  return {
    element,
    isContinuous: true,
    start,
    keepInStep: start,
    tend: () => true,
    dispose() {},
  };
}

function sized<E extends HTMLElement>(element: E, { pixels }: SceneDeps): E {
  const { width, height } = pixels();
  element.style.width = `${width}px`;
  element.style.height = `${height}px`;
  return element;
}
