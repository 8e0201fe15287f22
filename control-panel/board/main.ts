import '../theme/base.css';
import '@awesome.me/webawesome/dist/translations/zh-cn.js';
import { startLanguage } from '../locales/language.ts';
import { applyAppearance, storedAppearance } from '../theme/appearance.ts';
import { ensureChineseFont } from '../theme/chinese-font.ts';
import { registerIcons } from '../theme/icons.ts';

if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
registerIcons();
applyAppearance(storedAppearance());
await ensureChineseFont();
startLanguage();
await import('./board-page.ts');
