import type { Language } from '../../protocol/errors.ts';
import type { RecordWords } from './record-wording.ts';
import { english } from './record-words.en.ts';
import { chinese } from './record-words.zh.ts';

export const RECORD_WORDS: Record<Language, RecordWords> = { 'zh-CN': chinese, en: english };
