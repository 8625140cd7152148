import { romanise } from './romanise.ts'

/**
 * Field data of ZPL II. The three prefixes `^`, `~` and `\` and the hexadecimal indicator itself are written
 * as `_xx` under `^FH_`; everything else goes as UTF-8 under `^CI28`.
 * Source: Zebra "ZPL II Programming Guide", commands ^FH, ^FD and ^CI.
 */

/** What follows `^FH_^FD`: `text` on one line, safe whatever it holds. */
export function escapeFieldData(text: string): string {
  return printableText(text).replace(/[\^~\\_]/g, (sign) => `_${sign.charCodeAt(0).toString(16)}`)
}

/**
 * Composed (NFC), without control characters and emoji, and within the Latin letters that the scalable font 0
 * of every ZPL printer has: Greek and Cyrillic are romanised, other letters lose what they are decorated with,
 * and what is left over becomes `?`, so that a missing letter is seen and not a silent gap.
 */
export function printableText(text: string): string {
  const composed = text.normalize('NFC').replace(/[\p{Cc}\p{Zs}\u2028\u2029]+/gu, ' ')
  return Array.from(romanise(composed), latinOnly).join('').trim()
}

/** The letters and digits that `printableText` had to give up: with them an address cannot be read any more. */
export function unprintableLetters(text: string): string[] {
  return Array.from(romanise(text.normalize('NFC'))).filter(
    (letter) => /[\p{L}\p{N}]/u.test(letter) && latinOnly(letter) === '?',
  )
}

const TYPOGRAPHIC: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u2010': '-',
  '\u2011': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2026': '...',
  '\u20ac': '\u20ac',
}

function latinOnly(letter: string): string {
  const replaced = TYPOGRAPHIC[letter]
  if (replaced !== undefined) return replaced
  if (/^[ -~\u00a1-\u017f]$/.test(letter)) return letter
  if (/^[\p{Cf}\p{Mn}\p{Extended_Pictographic}]$/u.test(letter)) return ''
  const plain = letter.normalize('NFKD').replace(/\p{Mn}/gu, '')
  return /^[ -~\u00a1-\u017f]+$/.test(plain) ? plain : '?'
}
