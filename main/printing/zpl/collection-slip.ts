import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { LabelDpi, SlipDocument } from '../../app/ports/printing.ts'
import { labelCaptions } from './label-captions.ts'
import { LEFT, RIGHT, Sheet, WIDTH } from './label-sheet.ts'
import { sscc } from './label-symbols.ts'
import type { LabelDrawing } from './shipping-label.ts'
import { shortenedLine } from './text-fit.ts'

const CAPTION = 3.4
const NAME = 11

/**
 * The slip of a parcel that its buyer collects, on the upper part of a label: whose it is, large, the order, where it
 * is collected, and the number by which it is scanned. A name in letters that the printer does not have is left out:
 * order and number say whose it is.
 */
export function drawCollectionSlip(slip: SlipDocument, dpi: LabelDpi): LabelDrawing {
  const sheet = new Sheet(dpi)
  const refusal = drawSlip(sheet, slip)
  if (refusal !== null) return { kind: 'refused', reason: refusal }
  return { kind: 'drawn', zpl: sheet.zpl.toString() }
}

function drawSlip(sheet: Sheet, slip: SlipDocument): Message | null {
  const captions = labelCaptions(slip.language)
  const { index, count } = slip.parcel
  const part = count === 1 ? '' : ` ${index}/${count}`
  const size = sheet.mm(7)
  sheet.zpl.box(
    { x: sheet.mm(LEFT), y: sheet.mm(3) },
    { width: sheet.mm(WIDTH), height: sheet.mm(10) },
    sheet.mm(10),
  )
  sheet.zpl.text(
    { x: sheet.mm(LEFT + 2), y: sheet.mm(5) },
    { height: size, reversed: true },
    captions.collect + part,
  )
  const name = shortenedLine(slip.buyer, sheet.mm(NAME / 2), sheet.mm(WIDTH))
  const lines = sheet.block({ x: LEFT, y: 17, width: WIDTH, room: 28 }, [
    ...(name.trim() === '' ? [] : [{ text: name, largest: NAME, smallest: NAME / 2 }]),
    { text: `${captions.collectedOrder} ${slip.orderReference}`, largest: 9, smallest: 4 },
  ])
  if (lines === null) return message('shippingLabel.cell', { text: slip.orderReference })
  sheet.text(LEFT, 47, CAPTION, shortenedLine(slip.siteName, sheet.mm(CAPTION), sheet.mm(WIDTH)))
  sheet.rule(53)
  const symbol = sscc(slip.number)
  const drawn = sheet.bars(symbol, {
    x: LEFT,
    y: 56,
    width: RIGHT - LEFT,
    height: 20,
    centred: true,
    module: { smallest: 0.25, largest: 0.5 },
  })
  if (!drawn) return message('shippingLabel.trackingBars', { number: slip.number })
  sheet.text(LEFT, 78, 4, symbol.readable)
  return null
}
