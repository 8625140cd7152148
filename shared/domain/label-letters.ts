import { romanise } from './romanise.ts'

/**
 * Text as labels print it: composed (NFC), on one line, within the Latin letters that the scalable font 0 of every
 * ZPL printer has. Greek, Cyrillic, Georgian and Armenian are romanised, digits of any script become 0 to 9, other
 * letters lose what they are decorated with, emoji are dropped, and what is left over becomes `?`, so that a missing
 * letter is seen and not a silent gap.
 */
export function printableText(text: string): string {
  // As most are: an address is asked about for each service that may take it.
  if (PLAIN.test(text)) return text
  const composed = text.normalize('NFC').replace(/[\p{Cc}\p{Zs}\u2028\u2029]+/gu, ' ')
  if (PRINTABLE.test(composed)) return composed.trim()
  return Array.from(romanise(composed), latinOnly).join('').trim()
}

/** The letters and digits that `printableText` has to give up: with them an address cannot be read any more. */
export function unprintableLetters(text: string): string[] {
  if (PLAIN.test(text)) return []
  const composed = text.normalize('NFC')
  // Nothing of it is romanised or replaced.
  if (PRINTABLE.test(composed)) return []
  return Array.from(romanise(composed)).filter(
    (letter) => /[\p{L}\p{N}]/u.test(letter) && latinOnly(letter).includes('?'),
  )
}

const REPLACED: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  // Letters that are written like an apostrophe: Hawaiian and Uzbek, transliterated Arabic and Hebrew.
  '\u02b9': "'",
  '\u02bb': "'",
  '\u02bc': "'",
  '\u02be': "'",
  '\u02bf': "'",
  '\u02c8': "'",
  '\u05f3': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u2010': '-',
  '\u2011': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2026': '...',
  '\u2044': '/',
  '\u20ac': '\u20ac',
  // Azerbaijani, West African and Vietnamese letters that decompose into no other, as passports write them.
  '\u018f': 'E',
  '\u0259': 'e',
  '\u0181': 'B',
  '\u0253': 'b',
  '\u018a': 'D',
  '\u0257': 'd',
  '\u0198': 'K',
  '\u0199': 'k',
  '\u01b3': 'Y',
  '\u01b4': 'y',
  '\u0186': 'O',
  '\u0254': 'o',
  '\u0190': 'E',
  '\u025b': 'e',
  '\u0192': 'f',
  '\u1e9e': 'SS',
}

/** Dropped without a trace: joiners, marks on their own, pictures of every kind. */
const DROPPED = /^[\p{Cf}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]$/u
/** Words of ASCII with one blank between them. */
const PLAIN = /^[!-~]*(?: [!-~]+)*$/
const PRINTABLE = /^[ -~\u00a1-\u017f]+$/

function latinOnly(letter: string): string {
  const replaced = REPLACED[letter]
  if (replaced !== undefined) return replaced
  if (PRINTABLE.test(letter)) return letter
  if (DROPPED.test(letter)) return ''
  const digit = /^\p{Nd}$/u.test(letter) ? digitOf(letter) : null
  if (digit !== null) return digit
  const plain = Array.from(letter.normalize('NFKD').replace(/\p{M}/gu, ''), (part) => REPLACED[part] ?? part)
  // The fraction in '3⅔' must not run into the number before it.
  const text = plain.includes('/') ? ` ${plain.join('')}` : plain.join('')
  return PRINTABLE.test(text) ? text : '?'
}

/** Zeroes of the scripts whose digits people write addresses with; the other nine follow each. */
const ZEROES = [
  0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0,
].concat([0xf20, 0x1040, 0x17e0, 0x1810])

function digitOf(letter: string): string | null {
  const code = letter.codePointAt(0) ?? 0
  const zero = ZEROES.find((one) => code >= one && code <= one + 9)
  return zero === undefined ? null : String(code - zero)
}
