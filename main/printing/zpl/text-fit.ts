import { printableText } from '../../../shared/domain/label-letters.ts'

/**
 * Widths of font 0 per character, in thousandths of the cell height, measured on rendered labels (each
 * character between two bars at 200 dots). Printers' own font 0 differs a little from cut to cut, so every
 * fit keeps a reserve of six per cent.
 */
const WIDTHS: ReadonlyArray<readonly [width: number, characters: string]> = [
  [250, " '"],
  [280, '/:;Ifijlt\\|ÌÍÎÏìíîïıłĿŀ'],
  [335, '!"(),.[]`r·¡'],
  [390, 'z'],
  [445, 'Jcksvxy'],
  [555, 'ABCKPSVXY'],
  [610, 'DGHNOQRU'],
  [670, 'w&'],
  [780, 'MmÆ'],
  [800, '-'],
  [835, '%@WŒ'],
  [725, 'æœ'],
]
const OTHER = 500
const RESERVE = 1.06

const widthOf = new Map(WIDTHS.flatMap(([width, characters]) => Array.from(characters, (c) => [c, width])))

/** Dots that one line of `text` takes in font 0 at `height` dots, with the reserve. */
export function textWidth(text: string, height: number): number {
  let thousandths = 0
  for (const letter of printableText(text)) {
    thousandths += widthOf.get(letter) ?? widthOf.get(letter.normalize('NFD').charAt(0)) ?? OTHER
  }
  return Math.ceil((thousandths * height * RESERVE) / 1000)
}

/** Breaks at spaces, and after hyphens or within a word only where a word alone is wider than the line. */
function wrapText(text: string, height: number, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of printableText(text).split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (textWidth(longer, height) <= width) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    const pieces = breakWord(word, height, width)
    line = pieces.pop() ?? ''
    lines.push(...pieces)
  }
  if (line !== '') lines.push(line)
  return lines
}

function breakWord(word: string, height: number, width: number): string[] {
  const pieces: string[] = []
  let piece = ''
  for (const part of word.split(/(?<=[-/@.,;])/)) {
    if (textWidth(piece + part, height) <= width) {
      piece += part
      continue
    }
    if (piece !== '') pieces.push(piece)
    piece = ''
    for (const letter of part) {
      if (piece !== '' && textWidth(piece + letter, height) > width) {
        pieces.push(piece)
        piece = ''
      }
      piece += letter
    }
  }
  pieces.push(piece)
  return pieces
}

/** The largest of `heights` (descending) at which `text` is one line within `width`; null when none is. */
export function fitLine(text: string, heights: readonly number[], width: number): number | null {
  return heights.find((height) => textWidth(text, height) <= width) ?? null
}

export type FittedLine = { text: string; height: number }

/** From one line of a block to the next, in heights of the upper one. */
export const LEADING = 1.04

export function blockHeight(lines: readonly FittedLine[]): number {
  return lines.reduce((sum, line) => sum + Math.ceil(line.height * LEADING), 0)
}

/**
 * Several texts, each on its own lines, at the largest of `scales` (descending) whose lines fit into `width`
 * and their block into `room`. Null when even the smallest is too high.
 */
export function fitBlock(
  texts: readonly { text: string; height: number }[],
  scales: readonly number[],
  box: { width: number; room: number },
): FittedLine[] | null {
  for (const scale of scales) {
    const lines = texts.flatMap(({ text, height }) => {
      const scaled = Math.round(height * scale)
      return wrapText(text, scaled, box.width).map((line) => ({ text: line, height: scaled }))
    })
    if (blockHeight(lines) <= box.room) return lines
  }
  return null
}

/** The text on one line within `width`, cut after a word with '...' where it is longer. */
export function shortenedLine(text: string, height: number, width: number): string {
  const words = printableText(text).split(' ')
  if (textWidth(words.join(' '), height) <= width) return words.join(' ')
  while (words.length > 1 && textWidth(`${words.join(' ')} ...`, height) > width) words.pop()
  let [last = ''] = words.slice(-1)
  while (last !== '' && textWidth(`${[...words.slice(0, -1), last].join(' ')} ...`, height) > width)
    last = last.slice(0, -1)
  return `${[...words.slice(0, -1), last].join(' ').trim()} ...`
}
