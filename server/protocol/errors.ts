/**
 * Everything that can go wrong at an edge: its HTTP status and what a person reads. A message says
 * what happened, what is safe and what to do.
 */
export const ERRORS = {
  'bad-input': [400, '有内容填得不对，请检查标出的地方。没有保存任何改动。', 'Something is not filled in correctly; see the marked fields. Nothing was saved.'],
  'bad-json': [400, '请求不是有效的 JSON，没有执行。', 'The request is not valid JSON and was not carried out.'],
  'not-signed-in': [401, '请先登录。您刚才填写的内容还在本页。', 'Please sign in. What you were writing is still on this page.'],
  'wrong-password': [401, '用户名或密码不对。', 'The user name or password is not right.'],
  'wrong-token': [401, '设置令牌不对或已用过。请看服务器启动时打印的链接。', 'The set-up token is wrong or used. See the link printed when the server started.'],
  'wrong-push-token': [401, '推送令牌不对、已作废，或这个来源已停用。没有记录任何读数；请向管理员索取现在的令牌。', 'The push token is wrong or void, or the interface is switched off. No reading was recorded; ask the administrator for the present token.'],
  'not-allowed': [403, '您的角色不能做这件事。需要时请找管理员。', 'Your role does not allow this. Ask an administrator if you need it.'],
  'foreign-origin': [403, '请求来自别的网站，已拒绝。请从本系统的页面操作。', 'The request came from another site and was refused. Use this system’s own pages.'],
  'not-found': [404, '找不到，可能已被删除。', 'Not found; it may have been deleted.'],
  'no-such-code': [404, '没有屏幕在显示这个配对码。请看屏幕上的最新号码（每 10 分钟更换）。', 'No screen is showing this code. Look at the screen for the newest one; it changes every 10 minutes.'],
  'already-set-up': [409, '系统已完成初始设置，请直接登录。', 'The system is already set up; please sign in.'],
  'name-taken': [409, '这个名称已有人用了，请换一个。', 'That name is taken; please choose another.'],
  'in-use': [409, '还在使用中，不能删除。请先从下列地方移除。', 'It is still in use and cannot be deleted. Remove it from these places first.'],
  'last-administrator': [409, '这是最后一位管理员，不能停用或降级。', 'This is the last administrator and cannot be disabled or reduced.'],
  'no-screens': [409, '没有屏幕符合所选范围。请先选屏幕，或先配对一块。', 'No screen matches the selection. Choose screens, or pair one first.'],
  'empty-playlist': [409, '节目单是空的，请先放入内容。', 'The playlist is empty; put something in first.'],
  'not-published': [409, '它现在没有上屏，不用撤回。', 'It is not published now; there is nothing to withdraw.'],
  'cannot-fit': [409, '有文字在所选屏幕上排不下，请缩短或改断行。', 'A text does not fit some of the chosen screens; shorten it or change its breaks.'],
  'already-over': [409, '排期已经结束，发布了也不会显示。请改日期。', 'The schedule is already over and would never show. Change its dates.'],
  gone: [410, '删除已超过 30 天，文件已清理，不能恢复。请重新上传或重写。', 'It was deleted over 30 days ago and its files are gone. Upload or write it again.'],
  'changed-meanwhile': [412, '别人刚刚改过。您的内容没有保存，请对照后再存。', 'Someone else has just changed this. Yours is not saved; compare and save again.'],
  'too-large': [413, '太大了，没有接收。', 'Too large; it was not accepted.'],
  refused: [422, '这个文件屏幕放不了。', 'The screens cannot play this file.'],
  'cannot-import': [422, '这个文件不能导入，没有记下任何读数。', 'This file cannot be imported; no reading was recorded.'],
  'bad-rows': [409, '有些行有问题，没有记下任何读数。请改正，或选择跳过这些行。', 'Some rows have faults; no reading was recorded. Correct them, or choose to leave them out.'],
  'import-closed': [409, '这次导入已经记下、撤销或正在进行，不能再做一次。', 'This import is already recorded, taken back or under way; it cannot be done again.'],
  'needs-revision': [428, '缺少版本号，没有保存。请刷新后再试。', 'The revision is missing; nothing was saved. Reload and try again.'],
  'too-many': [429, '操作太频繁，请稍等片刻再试。', 'Too many requests; wait a moment and try again.'],
  'locked-out': [429, '失败次数太多，请 15 分钟后再试。', 'Too many failures; try again in 15 minutes.'],
  'unknown-event': [400, '不认识的消息。', 'Unknown message.'],
  'old-protocol': [426, '屏幕程序版本太旧，请刷新屏幕页面。', 'The display program is too old; reload the display page.'],
  revoked: [403, '这块屏幕的凭据已被撤销。', 'This screen’s credential has been revoked.'],
  internal: [500, '服务器出错了，已记录。没有保存的内容还在本页，请稍后再试。', 'The server failed and has recorded it. What you have not saved is still on this page; try again later.'],
  unavailable: [503, '服务器正忙或正在关闭，请稍后再试。', 'The server is busy or shutting down; try again shortly.'],
  'disk-full': [507, '服务器磁盘已满，没有接收。播放和撤回不受影响。请管理员清理。', 'The server’s disk is full; nothing was accepted. Playback and withdrawal go on. Ask an administrator to free space.'],
} as const satisfies Record<string, readonly [status: number, zh: string, en: string]>;

export type ErrorCode = keyof typeof ERRORS;
export type Language = 'zh-CN' | 'en';

export function errorMessage(code: ErrorCode, language: Language): string {
  return ERRORS[code][language === 'en' ? 2 : 1];
}

/** The first language of an Accept-Language header that is ours; Chinese when none is. */
export function preferredLanguage(header: string | undefined): Language {
  for (const part of (header ?? '').split(',')) {
    const tag = part.split(';')[0]!.trim().toLowerCase();
    if (tag.startsWith('zh')) return 'zh-CN';
    if (tag.startsWith('en')) return 'en';
  }
  return 'zh-CN';
}
