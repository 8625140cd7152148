import { expect, it } from 'vitest'
import { code39 } from '../../../../renderer/features/packing/code39.ts'
import { barcodeOf, COMMAND_CODES } from '../../../../renderer/features/packing/command-codes.ts'

/** Reads bars back as a scanner does: widths of bars and gaps, nine to a character and a narrow gap between. */
function elements(text: string): string {
  const { bars } = code39(text)
  return bars
    .flatMap((bar, index) => {
      const next = bars[index + 1]
      return next === undefined ? [bar.width] : [bar.width, next.x - bar.x - bar.width]
    })
    .map((width) => (width > 1 ? 'w' : 'n'))
    .join('')
}

it('begins and ends with the mark *, and has three wide elements in every character', () => {
  const read = elements('A1')
  const characters = [0, 1, 2, 3].map((place) => read.slice(place * 10, place * 10 + 9))
  expect(characters).toEqual(['nwnnwnwnn', 'wnnnnwnnw', 'wnnwnnnnw', 'nwnnwnwnn'])
})

it('has its quiet zones inside the width', () => {
  const { bars, width } = code39('A')
  const last = bars.at(-1)
  expect([bars[0]?.x, last && width - last.x - last.width]).toEqual([10, 10])
})

it('can write every command', () => {
  for (const command of COMMAND_CODES) expect(() => code39(barcodeOf(command))).not.toThrow()
})

it('refuses what it cannot write', () => {
  expect(() => code39('é')).toThrow('Code 39 has no "é"')
})
