/** Why a statistic of a survey has no value, in both languages: the same words wherever one is missing. */

export interface UndefinedWords {
  /** Below a table: what has no value, of which parts, and why. */
  readonly notDefined: (all: string) => string
  readonly statistic: Readonly<Record<string, string>>
  readonly because: Readonly<Record<string, string>>
}

export const undefinedWordsId: UndefinedWords = {
  notDefined: all => `Tidak terdefinisi: ${all}.`,
  statistic: {
    alpha: 'alfa',
    omega: 'omega',
    'stratified-alpha': 'alfa berstrata',
    correlation: 'korelasi butir',
    'eta-squared': 'η²',
    welch: 'uji Welch',
    'kruskal-wallis': 'uji Kruskal–Wallis',
    'icc-1': 'ICC',
    'icc-2': 'ICC(2)',
    agreement: 'r*wg(j)',
  },
  because: {
    'one-item': 'hanya ada satu butir',
    'not-counted': 'jawaban butir-butirnya tidak dihitung bersama',
    'few-complete': 'kurang dari dua responden menjawab semua butirnya',
    'same-sums': 'jumlah jawaban semua responden sama',
    'constant-item': 'ada butir yang dijawab sama oleh semua responden',
    'two-items': 'hanya ada dua butir',
    'no-factor': 'jawabannya tidak cocok dengan satu faktor',
    'other-parts': 'ada bagian tanpa alfa, atau yang bobot butirnya tidak sama',
    'one-each': 'tidak ada kelompok dengan dua responden',
    'no-variance': 'nilai semua responden sama',
    'same-means': 'rata-rata semua kelompok sama',
    'constant-group': 'di suatu kelompok nilai semua responden sama',
    'few-groups': 'kurang dari dua kelompok memiliki dua responden',
    'few-answers': 'di setiap kelompok ada butir dengan kurang dari dua jawaban',
  },
}

export const undefinedWordsEn: UndefinedWords = {
  notDefined: all => `Not defined: ${all}.`,
  statistic: {
    alpha: 'alpha',
    omega: 'omega',
    'stratified-alpha': 'stratified alpha',
    correlation: 'item correlation',
    'eta-squared': 'η²',
    welch: 'Welch’s test',
    'kruskal-wallis': 'Kruskal–Wallis test',
    'icc-1': 'ICC',
    'icc-2': 'ICC(2)',
    agreement: 'r*wg(j)',
  },
  because: {
    'one-item': 'there is one item only',
    'not-counted': 'answers to its items were not counted together',
    'few-complete': 'fewer than two respondents answered all of its items',
    'same-sums': 'the answers of all respondents come to the same sum',
    'constant-item': 'an item has the same answer from all respondents',
    'two-items': 'there are two items only',
    'no-factor': 'the answers do not fit one factor',
    'other-parts': 'a part has no alpha, or its items weigh unlike',
    'one-each': 'no group has two respondents',
    'no-variance': 'all respondents have the same score',
    'same-means': 'all groups have the same mean',
    'constant-group': 'all respondents of one group have the same score',
    'few-groups': 'fewer than two groups have two respondents',
    'few-answers': 'in each group an item has fewer than two answers',
  },
}
