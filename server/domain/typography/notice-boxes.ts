import type { Frame, PlacedBox } from './frame.ts';

/** The parts of a hotline notice on a screen. */
export interface NoticeBoxes {
  readonly title: PlacedBox;
  readonly phone: PlacedBox | null;
  readonly qr: PlacedBox | null;
}

/** Under this side a phone camera no longer resolves a code from a few steps away. */
const LEAST_QR_PX = 120;

/**
 * Places title, phone and QR code: beside each other on a strip; title over phone with the code to the
 * right on a landscape board; one under another on a portrait board.
 *
 * @param phoneEm width of the phone number in em, 0 for none
 */
export function arrangeNotice(frame: Frame, phoneEm: number, hasQr: boolean): NoticeBoxes {
  if (frame.shape === 'strip') return onStrip(frame.content, phoneEm, hasQr);
  return frame.shape === 'portrait' ? onPortrait(frame.content, phoneEm, hasQr) : onLandscape(frame.content, phoneEm, hasQr);
}

function onStrip(area: PlacedBox, phoneEm: number, hasQr: boolean): NoticeBoxes {
  const side = hasQr && area.height >= LEAST_QR_PX ? area.height : 0;
  const gap = Math.round(area.height * 0.3);
  const free = area.width - (side ? side + gap : 0);
  // The number takes at most a little over half; the title moves beside it if it must.
  const phoneWidth = Math.round(Math.min(phoneEm * area.height * 0.86, free * 0.55));
  const titleWidth = free - (phoneWidth ? phoneWidth + gap : 0);
  return {
    title: { ...area, width: titleWidth },
    phone: phoneWidth ? { ...area, x: area.x + titleWidth + gap, width: phoneWidth } : null,
    qr: side ? { x: area.x + area.width - side, y: area.y, width: side, height: side } : null,
  };
}

function onLandscape(area: PlacedBox, phoneEm: number, hasQr: boolean): NoticeBoxes {
  const wanted = Math.round(Math.min(area.height * 0.62, area.width * 0.3));
  const side = hasQr && wanted >= LEAST_QR_PX ? wanted : 0;
  const gap = Math.round(area.height * 0.1);
  const width = area.width - (side ? side + gap : 0);
  const phoneHeight = phoneEm ? Math.round(Math.min(area.height * 0.46, (width / phoneEm) * 1.1)) : 0;
  const titleHeight = area.height - phoneHeight - (phoneHeight ? gap : 0);
  return {
    title: { x: area.x, y: area.y, width, height: titleHeight },
    phone: phoneHeight ? { x: area.x, y: area.y + titleHeight + gap, width, height: phoneHeight } : null,
    qr: side
      ? { x: area.x + area.width - side, y: area.y + Math.round((area.height - side) / 2), width: side, height: side }
      : null,
  };
}

function onPortrait(area: PlacedBox, phoneEm: number, hasQr: boolean): NoticeBoxes {
  const wanted = Math.round(Math.min(area.width * 0.56, area.height * 0.32));
  const side = hasQr && wanted >= LEAST_QR_PX ? wanted : 0;
  const gap = Math.round(area.width * 0.09);
  const phoneHeight = phoneEm ? Math.round(Math.min(area.height * 0.22, (area.width / phoneEm) * 1.1)) : 0;
  const titleHeight = area.height - (phoneHeight ? phoneHeight + gap : 0) - (side ? side + gap : 0);
  const phoneY = area.y + titleHeight + gap;
  return {
    title: { ...area, height: titleHeight },
    phone: phoneHeight ? { ...area, y: phoneY, height: phoneHeight } : null,
    qr: side
      ? { x: area.x + Math.round((area.width - side) / 2), y: area.y + area.height - side, width: side, height: side }
      : null,
  };
}
