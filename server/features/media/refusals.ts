/**
 * Every reason for which an uploaded file is turned away, in plain words.
 * A text says what happened and what to do; `{detail}` is filled only from our own
 * fixed names (codec names and the like), never from bytes of the file.
 */
const TEXTS = {
  'empty-file': {
    zh: '这个文件是空的。请检查原文件能否打开，再重新上传。',
    en: 'This file is empty. Check that the original opens, then upload it again.',
  },
  'type-unknown': {
    zh: '认不出这是什么文件。请上传图片（JPEG、PNG、WebP、GIF、AVIF）或视频（MP4、MOV、WebM）。',
    en: 'This kind of file is not accepted. Upload a picture (JPEG, PNG, WebP, GIF, AVIF) or a film (MP4, MOV, WebM).',
  },
  'type-markup': {
    zh: 'SVG 和网页文件里可以藏程序，不能上屏。请导出为 PNG 再上传。',
    en: 'SVG and web pages can carry programs and are not shown on screens. Export as PNG and upload that.',
  },
  'type-document': {
    zh: '文档不能直接上屏。请把要展示的页面导出为 PNG 或 JPEG 图片再上传。',
    en: 'Documents cannot be shown as they are. Export the pages as PNG or JPEG pictures and upload those.',
  },
  'type-archive': {
    zh: '这是压缩包。请先解压，再上传里面的图片或视频。',
    en: 'This is an archive. Unpack it and upload the pictures or films inside.',
  },
  'type-audio': {
    zh: '这个文件只有声音，没有画面。请上传带画面的视频。',
    en: 'This file has sound only and no picture. Upload a film with a picture.',
  },
  'type-heic': {
    zh: '这是苹果手机的 HEIC 照片，屏幕放不了。请在手机上导出为 JPEG 再上传（或把相机格式设为“兼容性最佳”）。',
    en: 'This is a HEIC photo, which screens cannot show. Export it as JPEG and upload that (or set the camera to “Most Compatible”).',
  },
  'image-unreadable': {
    zh: '这张图片损坏或不完整，打不开。请换一份完好的文件再上传。',
    en: 'This picture is damaged or incomplete and cannot be opened. Upload an intact copy.',
  },
  'image-too-many-pixels': {
    zh: '这张图片太大（超过处理上限）。请缩小到长边 8000 像素以内再上传。',
    en: 'This picture is too large to process. Scale it down to at most 8000 pixels on the longer edge and upload it again.',
  },
  'image-too-many-frames': {
    zh: '这张动图的帧数超过 200。请做成 MP4 视频，或只上传其中一张图片。',
    en: 'This animation has more than 200 frames. Turn it into an MP4 film, or upload one picture of it.',
  },
  'film-unreadable': {
    zh: '这个视频损坏，读不出内容。请用剪辑软件重新导出为 MP4（H.264）再上传。',
    en: 'This film is damaged and cannot be read. Export it again as MP4 (H.264) and upload that.',
  },
  'film-no-index': {
    zh: '这个视频缺少索引（moov），多半是录制或复制时中断了。请从原始文件重新导出，再上传。',
    en: 'This film lacks its index (moov); recording or copying was probably interrupted. Export it again from the original and upload that.',
  },
  'film-truncated': {
    zh: '这个视频不完整，后面一段缺失。请确认原文件能完整播放，再重新上传。',
    en: 'This film is incomplete: its last part is missing. Check that the original plays to the end, then upload it again.',
  },
  'film-no-video': {
    zh: '这个视频里没有画面。请上传带画面的视频。',
    en: 'This film has no picture. Upload one that has.',
  },
  'film-times-broken': {
    zh: '这个视频的时间信息有错（帧率或时长不对），播放会出问题。请用剪辑软件重新导出为 MP4（H.264，25 或 30 帧）再上传。',
    en: 'The timing in this film is wrong (frame rate or duration), so it would not play properly. Export it again as MP4 (H.264, 25 or 30 frames a second) and upload that.',
  },
  'film-too-long': {
    zh: '这个视频的时长超过 4 小时。请剪成较短的几段再上传。',
    en: 'This film is longer than 4 hours. Cut it into shorter parts and upload those.',
  },
  'film-too-large-picture': {
    zh: '这个视频的画面超过 8192 像素，屏幕放不了。请导出为 3840×2160 以内再上传。',
    en: 'The picture of this film exceeds 8192 pixels, which screens cannot play. Export it at 3840×2160 or less and upload that.',
  },
  'film-codec': {
    zh: '这个视频用的是 {detail} 编码，屏幕放不了。请导出为 H.264 的 MP4 再上传。',
    en: 'This film is encoded as {detail}, which screens cannot play. Export it as MP4 with H.264 and upload that.',
  },
  'film-profile': {
    zh: '这个视频的颜色格式是 {detail}，很多屏幕放不了。请导出为 8 位、4:2:0 的 H.264 MP4 再上传。',
    en: 'This film uses the colour format {detail}, which many screens cannot play. Export it as 8-bit 4:2:0 H.264 in MP4 and upload that.',
  },
  'film-audio-codec': {
    zh: '这个视频的声音用的是 {detail} 编码，屏幕放不了。请把声音导出为 AAC 再上传。',
    en: 'The sound of this film is encoded as {detail}, which screens cannot play. Export the sound as AAC and upload it again.',
  },
  'film-container': {
    zh: '这种视频文件格式（{detail}）屏幕放不了。请导出为 MP4（H.264）再上传。',
    en: 'This film’s file format ({detail}) cannot be played by screens. Export it as MP4 (H.264) and upload that.',
  },
  'film-check-timeout': {
    zh: '检查这个视频花的时间太长，已经停止；文件可能损坏。请重新导出为 MP4（H.264）再上传。',
    en: 'Checking this film took too long and was stopped; the file may be damaged. Export it again as MP4 (H.264) and upload that.',
  },
  'transcode-failed': {
    zh: '转换这个视频没有成功，文件可能损坏。请用剪辑软件导出为 MP4（H.264）再上传。',
    en: 'Converting this film did not succeed; the file may be damaged. Export it as MP4 (H.264) and upload that.',
  },
  'transcode-timeout': {
    zh: '转换这个视频花的时间太长，已经停止。请用剪辑软件导出为 MP4（H.264）再上传。',
    en: 'Converting this film took too long and was stopped. Export it as MP4 (H.264) yourself and upload that.',
  },
  'poster-failed': {
    zh: '没能从这个视频里取出封面。视频本身不受影响，可以另外上传一张图片作封面。',
    en: 'No cover picture could be taken from this film. The film itself is fine; you can upload a picture as its cover.',
  },
  'disk-full': {
    zh: '服务器的磁盘满了，这次上传没有保存；屏幕播放不受影响。请联系管理员清理空间后再上传。',
    en: 'The server’s disk is full and this upload was not kept; the screens go on playing. Ask the administrator to free some space, then upload again.',
  },
} as const satisfies Record<string, { zh: string; en: string }>;

export type RefusalCode = keyof typeof TEXTS;

/** Why a file was turned away: a code for programs and the text for people. */
export interface Refusal {
  readonly kind: 'refused';
  readonly code: RefusalCode;
  readonly zh: string;
  readonly en: string;
}

/** A name that is put into a text: one string for both languages, or one for each. */
export type RefusalDetail = string | { readonly zh: string; readonly en: string };

const UNCOMMON: RefusalDetail = { zh: '少见的', en: 'an uncommon one' };

/** The refusal for a code. `detail` names the codec or format where the text has a place for it. */
export function refusal(code: RefusalCode, detail: RefusalDetail = UNCOMMON): Refusal {
  const name = typeof detail === 'string' ? { zh: detail, en: detail } : detail;
  return {
    kind: 'refused',
    code,
    zh: TEXTS[code].zh.replace('{detail}', () => name.zh),
    en: TEXTS[code].en.replace('{detail}', () => name.en),
  };
}

/** All codes, for tables and tests. */
export const REFUSAL_CODES = Object.keys(TEXTS) as RefusalCode[];

/** Thrown inside the media pipeline; `ingest` turns it into its `refusal`. */
export class RefusedError extends Error {
  override name = 'RefusedError';
  readonly refusal: Refusal;

  constructor(code: RefusalCode, detail?: RefusalDetail, options?: ErrorOptions) {
    const refused = refusal(code, detail);
    super(`${code}: ${refused.en}`, options);
    this.refusal = refused;
  }
}
