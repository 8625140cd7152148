/**
 * Bar code scanners that type ("wedges") are distinguished from people by their speed and their suffix. Characters
 * are read from KeyboardEvent.code as a US keyboard would send them, because that is what scanners are set
 * to: so a scanner works unchanged on a machine with an AZERTY layout, where `event.key` would be wrong.
 */

/** What of a KeyboardEvent matters here. */
export interface Keystroke {
  readonly code: string
  readonly shiftKey: boolean
  readonly repeat: boolean
  /** Milliseconds on any steady clock. */
  readonly timeStamp: number
}

/** No longer between two keys of one scan; slow wedges send every 20-30 ms, people need more than 50. */
export const SCAN_GAP_MS = 40
/** Shorter bursts are a person rolling over two keys. */
const MIN_LENGTH = 4
/** A scanner without suffix has ended when nothing came for so long. */
const END_GAP_MS = 120

const SHIFTED: Readonly<Record<string, string>> = {
  Digit1: '!',
  Digit2: '@',
  Digit3: '#',
  Digit4: '$',
  Digit5: '%',
  Digit6: '^',
  Digit7: '&',
  Digit8: '*',
  Digit9: '(',
  Digit0: ')',
  Minus: '_',
  Equal: '+',
  Slash: '?',
  Period: '>',
  Comma: '<',
  Semicolon: ':',
  Quote: '"',
  Backslash: '|',
  BracketLeft: '{',
  BracketRight: '}',
  Backquote: '~',
}
const PLAIN: Readonly<Record<string, string>> = {
  Minus: '-',
  Equal: '=',
  Slash: '/',
  Period: '.',
  Comma: ',',
  Semicolon: ';',
  Quote: "'",
  Backslash: '\\',
  BracketLeft: '[',
  BracketRight: ']',
  Backquote: '`',
  Space: ' ',
  NumpadDecimal: '.',
  NumpadAdd: '+',
  NumpadSubtract: '-',
  NumpadMultiply: '*',
  NumpadDivide: '/',
}

/** The character a US keyboard sends for a key; null for keys that send none. */
export function characterOf(code: string, shiftKey: boolean): string | null {
  if (/^Key[A-Z]$/.test(code)) return shiftKey ? code.slice(3) : code.slice(3).toLowerCase()
  if (shiftKey && SHIFTED[code] !== undefined) return SHIFTED[code]
  if (/^(Digit|Numpad)\d$/.test(code)) return code.slice(-1)
  return PLAIN[code] ?? null
}

export interface Timer {
  after(ms: number, run: () => void): () => void
}

export interface Scanner {
  /** True when the key belongs to a scan: the caller then stops it from doing anything else. */
  push(stroke: Keystroke): boolean
}

/** Collects keystrokes; calls `onScan` with the text of each whole scan. */
export function createScanner(onScan: (text: string) => void, timer: Timer): Scanner {
  let text = ''
  let last = Number.NEGATIVE_INFINITY
  let cancelEnd: (() => void) | null = null

  function finish(): boolean {
    cancelEnd?.()
    cancelEnd = null
    const scanned = text
    text = ''
    if (scanned.length < MIN_LENGTH) return false
    onScan(scanned)
    return true
  }

  return {
    push(stroke) {
      if (/^(Shift|Control|Alt|Meta|CapsLock)/.test(stroke.code)) return false
      const quick = stroke.timeStamp - last <= SCAN_GAP_MS && !stroke.repeat
      if (stroke.code === 'Enter' || stroke.code === 'NumpadEnter' || stroke.code === 'Tab') {
        if (quick) return finish()
        text = ''
        return false
      }
      const character = characterOf(stroke.code, stroke.shiftKey)
      if (character === null || stroke.repeat) {
        text = ''
        return false
      }
      text = quick ? text + character : character
      last = stroke.timeStamp
      cancelEnd?.()
      cancelEnd = timer.after(END_GAP_MS, finish)
      return quick
    },
  }
}
