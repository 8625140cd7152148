import { unprintableLetters } from '../../../shared/domain/label-letters.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { LabelDocument, LabelDpi } from '../../app/ports/printing.ts'
import { isSscc } from '../tracking/check-digits.ts'
import { CODE128_TEXT } from './code128.ts'
import { countryName, type LabelCaptions, labelCaptions, labelDate, labelWeight } from './label-captions.ts'
import { LEFT, RIGHT, Sheet, WIDTH } from './label-sheet.ts'
import { routingSymbol, trackingSymbol } from './label-symbols.ts'
import { blockHeight, shortenedLine, textWidth } from './text-fit.ts'

/** `refused` says in one sentence what on the document cannot be printed; nothing is ever cut off instead. */
export type LabelDrawing = { kind: 'drawn'; zpl: string } | { kind: 'refused'; reason: Message }

/**
 * The own shipping label, 100 x 150 mm, five bands from the top: carrier and service with the sort code,
 * sender beside the parcel's data, recipient, routing bar code and Data Matrix, tracking bar code. The Data
 * Matrix repeats the tracking number, so that a scratched bar code can still be scanned.
 */
export function drawShippingLabel(label: LabelDocument, dpi: LabelDpi): LabelDrawing {
  const fault = documentFault(label)
  if (fault !== null) return { kind: 'refused', reason: fault }
  const sheet = new Sheet(dpi)
  const captions = labelCaptions(label.language)
  const refusal =
    drawCarrier(sheet, label, captions) ??
    drawSender(sheet, label, captions) ??
    drawParcel(sheet, label, captions) ??
    drawRecipient(sheet, label, captions) ??
    drawRouting(sheet, label) ??
    drawTracking(sheet, label, captions)
  if (refusal !== null) return { kind: 'refused', reason: refusal }
  return { kind: 'drawn', zpl: sheet.zpl.toString() }
}

function documentFault(label: LabelDocument): Message | null {
  const { index, count } = label.parcel
  if (!(Number.isInteger(index) && Number.isInteger(count) && index >= 1 && index <= count)) {
    return message('shippingLabel.noParcel', { parcel: index, of: count })
  }
  if (!Number.isInteger(label.weightGrams) || label.weightGrams < 0) {
    return message('shippingLabel.weight')
  }
  if (!isLocalDate(label.shipDate)) return message('shippingLabel.shipDate', { date: label.shipDate })
  for (const { country } of [label.sender, label.recipient]) {
    if (!/^[A-Z]{2}$/.test(country)) return message('shippingLabel.country', { country })
  }
  const { recipient } = label
  const lost = unprintableLetters([...addressLines(recipient), recipient.postcode, recipient.city].join(' '))
  if (lost.length > 0) return message('shippingLabel.letters', { letters: lost.slice(0, 10).join('') })
  if (label.trackingSymbol === 'sscc' && !isSscc(label.trackingNumber)) {
    return message('shippingLabel.sscc', { number: label.trackingNumber })
  }
  if (!CODE128_TEXT.test(label.trackingNumber) || label.trackingNumber !== label.trackingNumber.trim()) {
    return message('shippingLabel.trackingCharacters', { number: label.trackingNumber })
  }
  return null
}

const CAPTION = 2.6
const ADDRESS = 5.8
const NOTE = 3.4
const HEADER_Y = 3
const SENDER_Y = 24
const RECIPIENT_Y = 45
const ROUTING_Y = 97
const TRACKING_Y = 115
const COLUMN = 50
/** The strip that says that no carrier takes the label. */
const WARNING = 5

/** Every band below: null when drawn, else why it cannot be. */
function drawCarrier(sheet: Sheet, label: LabelDocument, captions: LabelCaptions): Message | null {
  const sorted = label.sortCode !== null && label.sortCode.trim() !== ''
  const width = sorted ? WIDTH - 37 : WIDTH
  const isOwn = label.notCarriers === true
  const names = sheet.block({ x: LEFT, y: HEADER_Y, width, room: isOwn ? 20 - WARNING : 20 }, [
    { text: label.carrierName, largest: 11, smallest: isOwn ? 4 : 5.5 },
    { text: label.serviceName, largest: isOwn ? 6 : 8, smallest: isOwn ? 3 : 4 },
  ])
  if (isOwn) drawWarning(sheet, captions.notCarriers, width)
  sheet.rule(SENDER_Y - 1)
  if (names === null) return message('shippingLabel.carrierNames')
  return label.sortCode !== null && sorted ? drawSortCode(sheet, label.sortCode) : null
}

/** White on black, where the eye looks for the carrier. */
function drawWarning(sheet: Sheet, text: string, width: number): void {
  const at = { x: sheet.mm(LEFT), y: sheet.mm(SENDER_Y - 1 - WARNING) }
  const height = sheet.mm(WARNING - 1)
  sheet.zpl.box(at, { width: sheet.mm(width), height }, height)
  const room = { width: width - 2, room: WARNING - 2 }
  const [line] = sheet.fit(room, [{ text, largest: WARNING - 2, smallest: 1.6 }]) ?? []
  const letters = { height: line?.height ?? sheet.mm(1.6), reversed: true }
  sheet.zpl.text({ x: at.x + sheet.mm(1), y: at.y + (height - letters.height) / 2 }, letters, text)
}

function drawSortCode(sheet: Sheet, sortCode: string): Message | null {
  const box = { x: sheet.mm(RIGHT - 34), y: sheet.mm(HEADER_Y) }
  const size = { width: sheet.mm(34), height: sheet.mm(19) }
  const lines = sheet.fit({ width: 31, room: 18 }, [{ text: sortCode, largest: 14, smallest: 6 }])
  if (lines === null) return message('shippingLabel.sortCode')
  sheet.zpl.box(box, size, size.height)
  let y = box.y + (size.height - blockHeight(lines)) / 2
  for (const line of lines) {
    const x = box.x + (size.width - textWidth(line.text, line.height)) / 2
    // Capitals sit in the upper three quarters of their cell.
    sheet.zpl.text({ x, y: y + line.height * 0.08 }, { height: line.height, reversed: true }, line.text)
    y += line.height
  }
  return null
}

function drawSender(sheet: Sheet, label: LabelDocument, captions: LabelCaptions): Message | null {
  const { sender } = label
  sheet.text(LEFT, SENDER_Y, CAPTION, captions.sender)
  const lines = sheet.block(
    { x: LEFT, y: SENDER_Y + CAPTION + 0.6, width: COLUMN - LEFT - 4, room: RECIPIENT_Y - SENDER_Y - 4.4 },
    [
      ...addressLines(sender),
      `${sender.postcode} ${sender.city}`,
      countryName(label.language, sender.country),
    ].map((text) => ({ text, largest: 3.4, smallest: 3.4 })),
  )
  sheet.zpl.verticalLine(
    { x: sheet.mm(COLUMN - 1.5), y: sheet.mm(SENDER_Y - 1) },
    sheet.mm(21),
    sheet.mm(0.3),
  )
  sheet.rule(RECIPIENT_Y - 1)
  return lines === null ? message('shippingLabel.sender') : null
}

function drawParcel(sheet: Sheet, label: LabelDocument, captions: LabelCaptions): Message | null {
  const { language, orderReference, parcel, shipDate, weightGrams } = label
  const lower = SENDER_Y + 10.5
  const cells = [
    { x: COLUMN, y: SENDER_Y, width: 47, caption: captions.order, text: orderReference, size: 6 },
    {
      x: COLUMN,
      y: lower,
      width: 19,
      caption: captions.shipped,
      text: labelDate(language, shipDate),
      size: 4.5,
    },
    {
      x: 70,
      y: lower,
      width: 13,
      caption: captions.weight,
      text: labelWeight(language, weightGrams),
      size: 4.5,
    },
    {
      x: 84,
      y: lower,
      width: 13,
      caption: captions.parcel,
      text: `${parcel.index}/${parcel.count}`,
      size: 7,
    },
  ]
  for (const cell of cells) {
    sheet.text(cell.x, cell.y, CAPTION, cell.caption)
    const at = { x: cell.x, y: cell.y + CAPTION + 0.4, width: cell.width, room: 7.2 }
    const lines = sheet.block(at, [{ text: cell.text, largest: cell.size, smallest: 2.5 }])
    if (lines === null) return message('shippingLabel.cell', { text: cell.text })
  }
  return null
}

function drawRecipient(sheet: Sheet, label: LabelDocument, captions: LabelCaptions): Message | null {
  const { recipient } = label
  const caption = { height: sheet.mm(3.4), y: sheet.mm(RECIPIENT_Y + 0.8) }
  const captionWidth = textWidth(captions.recipient, caption.height) + sheet.mm(3)
  sheet.zpl.box(
    { x: sheet.mm(LEFT), y: sheet.mm(RECIPIENT_Y) },
    { width: captionWidth, height: sheet.mm(4.6) },
    sheet.mm(4.6),
  )
  sheet.zpl.text(
    { x: sheet.mm(LEFT + 1.5), y: caption.y },
    { height: caption.height, reversed: true },
    captions.recipient,
  )
  const people = addressLines(recipient)
  if (recipient.phone !== null && recipient.phone.trim() !== '') {
    const phone = `${captions.phone} ${recipient.phone}`
    const x = sheet.mm(RIGHT) - textWidth(phone, caption.height)
    if (x < sheet.mm(LEFT + 3) + captionWidth) people.push(phone)
    else sheet.zpl.text({ x, y: caption.y }, { height: caption.height, reversed: false }, phone)
  }
  const width = WIDTH - 3
  const place = sheet.fit({ width, room: 17 }, [
    { text: `${recipient.postcode} ${recipient.city}`, largest: 9, smallest: 5.5 },
    { text: countryName(label.language, recipient.country), largest: 6.5, smallest: 4 },
  ])
  if (place === null) return message('shippingLabel.city')
  const { pickupPoint } = label
  if (pickupPoint !== undefined) {
    const point = `${captions.pickupPoint} ${pickupPoint.id} ${pickupPoint.name}`
    people.push(shortenedLine(point, sheet.mm(ADDRESS), sheet.mm(width)))
  }
  const top = RECIPIENT_Y + 6
  const placeHeight = (blockHeight(place) * 100) / sheet.mm(100)
  const draw = (bottom: number) =>
    sheet.block(
      { x: LEFT + 1.5, y: top, width, room: bottom - placeHeight - top - 1.3 },
      people.map((text, row) =>
        row === 0 ? { text, largest: 6.5, smallest: 6.5 } : { text, largest: ADDRESS, smallest: ADDRESS },
      ),
    )
  const said = label.deliveryNote ?? ''
  // A note in letters that do not print would be a row of question marks.
  const note = said === '' || unprintableLetters(said).length > 0 ? '' : `${captions.note} ${said}`
  const bottom = ROUTING_Y - 2
  // The address comes first: a note that it leaves no room for is left out.
  const hasNote = note !== '' && draw(bottom - NOTE - 1) !== null
  if (!hasNote && draw(bottom) === null) return message('shippingLabel.recipient')
  if (hasNote)
    sheet.text(LEFT + 1.5, bottom - NOTE, NOTE, shortenedLine(note, sheet.mm(NOTE), sheet.mm(width)))
  sheet.lines({ x: LEFT + 1.5, y: bottom - placeHeight - (hasNote ? NOTE + 1 : 0) }, place)
  sheet.rule(ROUTING_Y - 1)
  return null
}

function drawRouting(sheet: Sheet, label: LabelDocument): Message | null {
  const matrixModule = sheet.mm(0.75)
  sheet.zpl.dataMatrix(
    { x: sheet.mm(RIGHT - 17), y: sheet.mm(ROUTING_Y + 1) },
    matrixModule,
    label.trackingNumber,
  )
  const symbol = routingSymbol(label)
  if (symbol !== null) {
    const drawn = sheet.bars(symbol, {
      x: LEFT,
      y: ROUTING_Y,
      width: 70,
      height: 10.5,
      centred: false,
      module: { smallest: 0.25, largest: 0.375 },
    })
    if (!drawn) return message('shippingLabel.postcode')
    sheet.text(LEFT + 4, ROUTING_Y + 11.5, 4, symbol.readable)
  }
  sheet.rule(TRACKING_Y - 1)
  return null
}

function drawTracking(sheet: Sheet, label: LabelDocument, captions: LabelCaptions): Message | null {
  const symbol = trackingSymbol(label)
  const drawn = sheet.bars(symbol, {
    x: LEFT,
    y: TRACKING_Y + 8,
    width: WIDTH,
    height: 23,
    centred: true,
    module: { smallest: 0.25, largest: 0.5 },
  })
  if (!drawn) return message('shippingLabel.trackingBars', { number: label.trackingNumber })
  sheet.text(LEFT, TRACKING_Y + 1.5, CAPTION, captions.tracking)
  const x = LEFT + 26
  const at = { x, y: TRACKING_Y + 0.5, width: RIGHT - x, room: 7 }
  const lines = sheet.block(at, [{ text: symbol.readable, largest: 6.5, smallest: 3 }])
  return lines === null ? message('shippingLabel.trackingText') : null
}

function addressLines(address: LabelDocument['recipient']): string[] {
  return [address.company, address.name, ...address.lines].flatMap((line) =>
    line === null || line.trim() === '' ? [] : [line],
  )
}

function isLocalDate(text: string): boolean {
  const instant = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text)
}
