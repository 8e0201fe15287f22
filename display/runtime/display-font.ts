import url from 'virtual:display-font';
import { DISPLAY_FAMILY } from '../elements/words.ts';

/** Loads the font of the display's own words; without it the box's own font has to do. */
export async function loadDisplayFont(): Promise<void> {
  try {
    document.fonts.add(await new FontFace(DISPLAY_FAMILY, `url(${url})`, { weight: '700' }).load());
  } catch (error) {
    console.warn(error);
  }
}
