import { describe, expect, it } from 'vitest'
import { characterOf, createScanner } from '../../../renderer/lib/scanner.ts'
import { manualTimer } from '../../support/manual-timer.ts'

/** Types keys given as codes ('+KeyA' = with Shift), `gap` ms apart; returns what was scanned and which keys were taken. */
function type(codes: readonly string[], gap: number) {
  const timer = manualTimer()
  const scans: string[] = []
  const scanner = createScanner((text) => scans.push(text), timer)
  const taken = codes.map((code) => {
    timer.advance(gap)
    const shiftKey = code.startsWith('+')
    return scanner.push({ code: code.replace('+', ''), shiftKey, repeat: false, timeStamp: timer.now() })
  })
  timer.advance(1000)
  return { scans, taken }
}

const FR_104 = ['+KeyF', '+KeyR', 'Minus', 'Digit1', 'Digit0', 'Digit4']

describe('scanner', () => {
  it('reads a burst that ends with Enter, and keeps all but its first key', () => {
    expect(type([...FR_104, 'Enter'], 12)).toEqual({
      scans: ['FR-104'],
      taken: [false, true, true, true, true, true, true],
    })
  })
  it('reads a burst that ends with Tab', () => {
    expect(type([...FR_104, 'Tab'], 12).scans).toEqual(['FR-104'])
  })
  it('reads a burst without suffix once it has stopped', () => {
    expect(type(FR_104, 12).scans).toEqual(['FR-104'])
  })
  it('leaves a person typing alone', () => {
    expect(type([...FR_104, 'Enter'], 90)).toEqual({
      scans: [],
      taken: FR_104.concat('Enter').map(() => false),
    })
  })
  it('leaves two keys that a person rolled over alone', () => {
    expect(type(['KeyJ', 'KeyK'], 20).scans).toEqual([])
  })
  it('starts anew after a pause in the middle', () => {
    const timer = manualTimer()
    const scans: string[] = []
    const scanner = createScanner((text) => scans.push(text), timer)
    const push = (code: string, after: number) => {
      timer.advance(after)
      scanner.push({ code, shiftKey: false, repeat: false, timeStamp: timer.now() })
    }
    push('KeyX', 0)
    push('Digit1', 300)
    for (const code of ['Digit2', 'Digit3', 'Digit4', 'Enter']) push(code, 10)
    expect(scans).toEqual(['1234'])
  })
  it('ignores a key that is held down', () => {
    const timer = manualTimer()
    const scans: string[] = []
    const scanner = createScanner((text) => scans.push(text), timer)
    for (let count = 0; count < 20; count++) {
      timer.advance(30)
      scanner.push({ code: 'KeyJ', shiftKey: false, repeat: count > 0, timeStamp: timer.now() })
    }
    timer.advance(1000)
    expect(scans).toEqual([])
  })
})

it.each([
  ['Digit1', false, '1'],
  ['Digit1', true, '!'],
  ['KeyQ', true, 'Q'],
  ['KeyQ', false, 'q'],
  ['Numpad7', false, '7'],
  ['Minus', false, '-'],
  ['F5', false, null],
])('reads %s (shift %s) as a US keyboard', (code, shiftKey, wanted) => {
  expect(characterOf(code, shiftKey)).toBe(wanted)
})
