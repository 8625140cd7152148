/**
 * Code 128 for `^BC`. The printer chooses the subsets itself (mode A, and D for GS1-128), because that is what
 * every ZPL device does alike; the width is computed with the same choice, so that the symbol can be placed.
 * Sources: ISO/IEC 15417, Zebra "ZPL II Programming Guide" (^BC), GS1 General Specifications 5.4.
 */

export type Code128Data = {
  /** What `^FD` gets; no character in it means anything to ZPL. */
  fieldData: string
  /** The mode parameter of `^BC`. */
  mode: 'A' | 'D'
  /** Width without quiet zones. */
  modules: number
}

/** Letters, digits, space and `- . /`, which is what tracking numbers are made of. */
export const CODE128_TEXT = /^[0-9A-Za-z ./-]+$/

export function code128(text: string): Code128Data {
  if (!CODE128_TEXT.test(text)) throw new Error(`not for a Code 128 field: ${text}`)
  return { fieldData: text, mode: 'A', modules: modulesOf(symbolsOf(text)) }
}

/** One GS1 element: application identifier and data, letters and digits. The symbol begins with FNC1. */
export function gs1Code128(identifier: string, data: string): Code128Data {
  if (!/^\d{2,4}$/.test(identifier) || !/^[0-9A-Za-z]+$/.test(data)) {
    throw new Error(`not a GS1 element: (${identifier})${data}`)
  }
  return {
    fieldData: `(${identifier})${data}`,
    mode: 'D',
    modules: modulesOf(1 + symbolsOf(identifier + data)),
  }
}

/** Eleven modules a symbol, the check symbol among them, and the stop with its closing bar of 13. */
function modulesOf(symbols: number): number {
  return (symbols + 1) * 11 + 13
}

/**
 * Start, characters and changes of subset. Digits go two to a symbol (subset C) in runs of at least four at
 * either end and six inside; a run of odd length leaves one digit to subset B.
 */
function symbolsOf(text: string): number {
  let symbols = 0
  let subset: 'B' | 'C' | null = null
  const count = (wanted: 'B' | 'C', characters: number) => {
    if (characters === 0) return
    if (subset !== wanted) symbols += 1
    subset = wanted
    symbols += wanted === 'C' ? characters / 2 : characters
  }
  for (const { 0: run, index } of text.matchAll(/\d+|\D+/g)) {
    const atStart = index === 0
    const atEnd = index + run.length === text.length
    const short = run.length < (atStart || atEnd ? 4 : 6) && !(run.length === 2 && atStart && atEnd)
    if (short || !/^\d/.test(run)) {
      count('B', run.length)
    } else if (run.length % 2 === 0) {
      count('C', run.length)
    } else if (atStart) {
      count('C', run.length - 1)
      count('B', 1)
    } else {
      count('B', 1)
      count('C', run.length - 1)
    }
  }
  return symbols
}
