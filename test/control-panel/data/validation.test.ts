import { describe, expect, it } from 'vitest';
import { ApiError } from '../../../control-panel/data/api-error.ts';
import { fieldErrors, refusedFields } from '../../../control-panel/data/validation.ts';
import { api } from '../../../server/protocol/rest/index.ts';

const schema = api.session.setUp.body!;
const good = { token: 't', username: '陈文静', name: '陈文静', password: 'a long sentence', town: { name: '荷坪镇', timeZone: 'Asia/Shanghai' }, sample: true };

describe('a form', () => {
  it('that is right has no errors', () => {
    expect(fieldErrors(schema, good, 'zh-CN')).toEqual({});
  });

  it('asks for what is empty rather than complaining of its form', () => {
    const errors = fieldErrors(schema, { ...good, name: ' ', username: '', town: { ...good.town, name: '' } }, 'zh-CN');
    expect(errors).toEqual({ name: '请填写', username: '请填写', 'town.name': '请填写' });
  });

  it('says what is wrong with each field in the person’s language', () => {
    const wrong = { ...good, password: 'short', username: 'a b', name: 'a\u202eb', town: { name: 'x', timeZone: 'Mars/Olympus' } };
    expect(fieldErrors(schema, wrong, 'en')).toEqual({
      password: 'At least 10 characters',
      username: 'Not in the right form',
      name: 'Contains characters that cannot be shown',
      'town.timeZone': 'There is no such time zone',
    });
  });

  it('shows what the server refused at the same fields', () => {
    const issues = [{ path: ['town', 'name'], code: 'too_big', origin: 'string', maximum: 80 }];
    for (const details of [issues, { issues }]) {
      expect(refusedFields(new ApiError('bad-input', details), 'zh-CN')).toEqual({ 'town.name': '最多 80 个字符' });
    }
    expect(refusedFields(new ApiError('bad-input', 'nonsense'), 'zh-CN')).toEqual({});
  });
});
