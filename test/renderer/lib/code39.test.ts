import { expect, it } from 'vitest'
import { barcodeOf, COMMAND_CODES } from '../../../renderer/features/packing/command-codes.ts'
import { code39 } from '../../../renderer/lib/code39.ts'
import { readBars } from '../../support/printers/read-bar-codes.ts'

it('has its quiet zones inside the width', () => {
  const { bars, width } = code39('A')
  const last = bars.at(-1)
  expect([bars[0]?.x, last && width - last.x - last.width]).toEqual([10, 10])
})

it.each(COMMAND_CODES)('a scanner reads the command %s', async (command) => {
  const { bars, width } = code39(barcodeOf(command))
  expect(await readBars(bars, width)).toEqual([{ symbol: 'Code39', text: barcodeOf(command) }])
})

it('refuses what it cannot write', () => {
  expect(() => code39('é')).toThrow('Code 39 has no "é"')
})
