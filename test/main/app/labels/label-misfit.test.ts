import { expect, it } from 'vitest'
import { labelMisfit } from '../../../../main/app/labels/label-misfit.ts'
import type { PrinterConfig } from '../../../../main/app/ports/printing.ts'
import { VIRTUAL_PRINTER } from '../../../../main/app/printers/printer-settings.ts'
import { say } from '../../../../shared/messages/say.ts'

const PRINTER: PrinterConfig = { ...VIRTUAL_PRINTER, id: 'zebra', name: 'Zebra', siteId: 'LILLE' }
const ZPL = { role: 'label', format: 'zpl', dpi: 203, widthMm: 100, heightMm: 150 } as const
const PAGE = { ...ZPL, format: 'pdf', dpi: null } as const

it.each<{
  name: string
  label: Parameters<typeof labelMisfit>[0]
  printers: readonly PrinterConfig[]
  want: string | null
}>([
  { name: 'a label that the printer takes', label: ZPL, printers: [PRINTER], want: null },
  {
    name: 'one that is larger than its paper',
    label: { ...ZPL, heightMm: 200 },
    printers: [PRINTER],
    want: 'The label is 100 x 200 mm, the paper of Zebra is 100 x 150 mm',
  },
  {
    name: 'one that was made for other dots',
    label: ZPL,
    printers: [{ ...PRINTER, dpi: 300 }],
    want: 'The label was made for 203 dpi, the printer has 300',
  },
  {
    name: 'one that another printer of the site takes',
    label: { ...ZPL, heightMm: 200 },
    printers: [PRINTER, { ...PRINTER, id: 'large', heightMm: 210 }],
    want: null,
  },
  {
    name: 'printers of other sites, which count for nothing',
    label: { ...ZPL, heightMm: 200 },
    printers: [{ ...PRINTER, siteId: 'LYON' }, VIRTUAL_PRINTER],
    want: null,
  },
  {
    name: 'a page that fits on its side',
    label: { ...PAGE, widthMm: 150, heightMm: 100 },
    printers: [PRINTER],
    want: null,
  },
  {
    name: 'an A4 page for a label printer',
    label: { ...PAGE, widthMm: 210, heightMm: 297 },
    printers: [PRINTER],
    want: 'The label is 210 x 297 mm, the paper of Zebra is 100 x 150 mm',
  },
])('$name', ({ label, printers, want }) => {
  const misfit = labelMisfit(label, printers, 'LILLE')
  expect(misfit && say('en', misfit)).toBe(want)
})
