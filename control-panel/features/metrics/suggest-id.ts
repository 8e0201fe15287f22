/** The first character of each pinyin initial in the order of Unicode's Chinese collation, and its letter. */
const FIRST_OF_INITIAL = '吖八嚓咑妸发旮铪丌咔垃妈拏噢妑七呥仨他屲夕丫帀';
const INITIALS = 'abcdefghjklmnopqrstwxyz';
const MOST = 40;

/**
 * A metric's id made from its name: no digits, Chinese characters by the initials of their pinyin
 * (普法队伍人数 → pfdwrs), Latin words as they are. Another ending is added when the id is taken.
 * A character outside the collation's Chinese gives nothing; a name without any letter gives `metric`.
 */
export function suggestId(name: string, taken: ReadonlySet<string>): string {
  const base = lettersOf(name).slice(0, MOST) || 'metric';
  if (!taken.has(base)) return base;
  for (let number = 1; ; number++) {
    const other = `${base}_${ending(number)}`;
    if (!taken.has(other)) return other;
  }
}

/** Latin words are parted by underscores; characters run on, whatever marks stand between them. */
function lettersOf(name: string): string {
  const words = name.normalize('NFKD').toLowerCase().match(/[a-z]+|[^a-z]+/g) ?? [];
  const letters = words.map((word) => (/^[a-z]/.test(word) ? word : [...word].filter((each) => /\p{Script=Han}/u.test(each)).map(initialOf).join('')));
  return letters.filter((word) => word !== '').join('_');
}

function initialOf(character: string): string {
  const collator = new Intl.Collator('zh-Hans-CN-u-co-pinyin');
  const after = [...FIRST_OF_INITIAL].findLastIndex((first) => collator.compare(first, character) <= 0);
  return INITIALS[after] ?? '';
}

/** 1 → b, 2 → c … 25 → z, 26 → ba */
function ending(number: number): string {
  const rest = Math.floor(number / 26);
  return `${rest > 0 ? ending(rest) : ''}${String.fromCharCode(97 + (number % 26))}`;
}
