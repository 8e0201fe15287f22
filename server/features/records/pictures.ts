import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chartSvg } from './charts.ts';
import type { RecordFace } from './record-fonts.ts';
import { type ChartPictures, chartsOf, type RecordModel } from './record-model.ts';
import { drawable } from './stand-in.ts';

/** Twice the CSS pixels: 300 dots an inch at the width of a page. */
const SHARPNESS = 2.4;

/**
 * Draws every chart of a record. Only in a process of its own: the drawing library reads the place of the
 * fonts once, from the environment, when it first sets a text.
 * @param hei with the characters of the charts @param folder to work in
 */
export async function chartPictures(model: RecordModel, hei: RecordFace, folder: string): Promise<ChartPictures> {
  const charts = chartsOf(model);
  if (charts.length === 0) return new Map();
  await provideFont(hei.bytes, folder);
  const { default: sharp } = await import('sharp');
  const pictures = await Promise.all(
    charts.map(async (chart) => {
      const { svg, width, height } = chartSvg({ ...chart, items: chart.items.map((item) => ({ ...item, name: drawable(item.name, hei.has) })) });
      const png = await sharp(Buffer.from(svg), { density: 72 * SHARPNESS }).flatten({ background: '#ffffff' }).png({ palette: true, effort: 1 }).toBuffer();
      return [chart.id, { png, width, height }] as const;
    }),
  );
  return new Map(pictures);
}

/** One font and no others, under the name the charts ask for (fontconfig picks the only one there is). */
async function provideFont(hei: Buffer, folder: string): Promise<void> {
  const fonts = join(folder, 'fonts');
  await mkdir(fonts, { recursive: true });
  await writeFile(join(fonts, 'hei.ttf'), hei);
  const conf = join(folder, 'fonts.conf');
  await writeFile(conf, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${xml(fonts)}</dir><cachedir>${xml(join(folder, 'cache'))}</cachedir></fontconfig>`);
  process.env['FONTCONFIG_FILE'] = conf;
}

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
