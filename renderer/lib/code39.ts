/**
 * Code 39 (ISO/IEC 16388): every character is five bars and the four spaces between them, three of the nine wide,
 * with a narrow space after it. Chosen for the command sheet because every scanner reads it as it comes.
 */
const PATTERNS: Readonly<Record<string, string>> = {
  '0': 'nnnwwnwnn',
  '1': 'wnnwnnnnw',
  '2': 'nnwwnnnnw',
  '3': 'wnwwnnnnn',
  '4': 'nnnwwnnnw',
  '5': 'wnnwwnnnn',
  '6': 'nnwwwnnnn',
  '7': 'nnnwnnwnw',
  '8': 'wnnwnnwnn',
  '9': 'nnwwnnwnn',
  A: 'wnnnnwnnw',
  B: 'nnwnnwnnw',
  C: 'wnwnnwnnn',
  D: 'nnnnwwnnw',
  E: 'wnnnwwnnn',
  F: 'nnwnwwnnn',
  G: 'nnnnnwwnw',
  H: 'wnnnnwwnn',
  I: 'nnwnnwwnn',
  J: 'nnnnwwwnn',
  K: 'wnnnnnnww',
  L: 'nnwnnnnww',
  M: 'wnwnnnnwn',
  N: 'nnnnwnnww',
  O: 'wnnnwnnwn',
  P: 'nnwnwnnwn',
  Q: 'nnnnnnwww',
  R: 'wnnnnnwwn',
  S: 'nnwnnnwwn',
  T: 'nnnnwnwwn',
  U: 'wwnnnnnnw',
  V: 'nwwnnnnnw',
  W: 'wwwnnnnnn',
  X: 'nwnnwnnnw',
  Y: 'wwnnwnnnn',
  Z: 'nwwnwnnnn',
  '-': 'nwnnnnwnw',
  '.': 'wwnnnnwnn',
  ' ': 'nwwnnnwnn',
  '*': 'nwnnwnwnn',
}
const WIDE = 3
const QUIET = 10

/** One dark bar, in narrow-bar widths from the left edge of the symbol, quiet zone included. */
export interface Bar {
  readonly x: number
  readonly width: number
}

/** The bars of `text` between its start and stop marks, and the whole width. @throws {RangeError} not in the set */
export function code39(text: string): { bars: readonly Bar[]; width: number } {
  const bars: Bar[] = []
  let x = QUIET
  for (const character of `*${text}*`) {
    const pattern = PATTERNS[character]
    if (pattern === undefined) throw new RangeError(`Code 39 has no "${character}"`)
    for (const [index, element] of pattern.split('').entries()) {
      const width = element === 'w' ? WIDE : 1
      if (index % 2 === 0) bars.push({ x, width })
      x += width
    }
    x += 1
  }
  return { bars, width: x - 1 + QUIET }
}
