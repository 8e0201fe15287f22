/** Family of the font that holds the display's own words. */
export const DISPLAY_FAMILY = 'Heping Display';

/** What a screen itself ever says; the build puts just these characters into its font. */
export const WORDS = {
  nobody: '荷屏',
  connecting: ['正在连接服务器…', 'Connecting to the server…'],
  enterCode: ['在控制台“屏幕 → 配对”里输入这个号码', 'Enter this code in the control panel under Screens → Pair'],
  insecure: ['当前连接未加密：断电重启后，要等网络恢复才能继续播放。', 'This connection is not encrypted: after a power cut this screen has to wait for the network.'],
} as const;
