import type { PostalAddress } from '../../../shared/domain/label-request.ts'
import type { PaperOf } from '../../../shared/domain/paper.ts'
import { filled, paperWords } from '../../../shared/messages/papers/paper-texts.ts'
import { addressLines } from './address-lines.ts'
import { hasBars } from './code128-bars.ts'
import type { Column, PageWriter } from './page-writer.ts'

/** What lies in the parcel, in the customer's language; a gift shows its message and no prices. */
export function writePackingSlip(
  page: PageWriter,
  slip: PaperOf<'packing-slip'>,
  logo: Uint8Array | null,
): void {
  const { texts, day, money, country } = paperWords(slip.language)
  const words = texts.slip
  const isGift = slip.total === null && slip.giftMessage !== ''
  writeLetterhead(page, slip.merchantName, logo)
  page.text(isGift ? words.giftTitle : words.title, { size: page.base * 1.8, isBold: true })
  page.text(
    [
      `${words.order} ${slip.orderReference}`,
      slip.orderedOn === null ? '' : `${words.orderedOn} ${day(slip.orderedOn)}`,
      slip.parcel.count === 1 ? '' : filled(words.parcel, slip.parcel),
    ]
      .filter(Boolean)
      .join(' · '),
    { isGrey: true },
  )
  page.space(page.base)
  writeSideBySide(page, [
    { title: words.deliverTo, lines: addressLines(slip.recipient, country) },
    { title: words.from, lines: addressLines(slip.sender, country) },
  ])
  page.space(page.base)
  if (slip.giftMessage !== '') {
    page.text(slip.giftMessage, { size: page.base * 1.15 })
    page.space(page.base)
  }
  const { total } = slip
  const columns: Column[] = [
    { title: words.quantity, share: 8, align: 'right', isBold: true },
    { title: words.article, share: 60 },
    ...(page.isNarrow ? [] : [{ title: words.sku, share: 20 } as const]),
    ...(total === null ? [] : [{ title: words.price, share: 14, align: 'right' } as const]),
  ]
  page.table(
    columns,
    slip.lines.map(({ sku, title, options, quantity, cents }) => [
      String(quantity),
      [title, ...options].join('\n'),
      ...(page.isNarrow ? [] : [sku]),
      ...(total === null ? [] : [cents === null ? '' : money(cents, total.currency)]),
    ]),
  )
  page.rule()
  page.space(4)
  const units = slip.lines.reduce((sum, { quantity }) => sum + quantity, 0)
  const height = page.lineHeight()
  page.need(height)
  page.textIn(filled(words.units, { count: units }), { x: page.left, y: page.y, width: page.width / 2 })
  if (total !== null)
    page.textIn(
      filled(words.total, { amount: money(total.cents, total.currency) }),
      { x: page.left + page.width / 2, y: page.y, width: page.width / 2 },
      { align: 'right', isBold: true },
    )
  page.space(height)
  if (slip.returnTo !== null) writeReturn(page, slip.orderReference, slip.returnTo, slip.language)
  if (slip.footer !== '') {
    page.space(page.base)
    page.text(slip.footer, { isGrey: true })
  }
}

/** Where goods go back to, how, and the order's number for the scanner that receives them. */
function writeReturn(
  page: PageWriter,
  reference: string,
  to: PostalAddress,
  language: PaperOf<'packing-slip'>['language'],
): void {
  const { texts, country } = paperWords(language)
  const words = texts.slip
  const height = page.isNarrow ? 24 : 32
  const lines = [{ title: words.returnTo, lines: addressLines(to, country) }]
  page.space(page.base)
  page.need(page.lineHeight() * 9 + height)
  page.rule()
  page.space(page.base / 2)
  page.text(words.returnTitle, { isBold: true })
  page.text(filled(words.returnHow, { order: reference }))
  page.space(page.base / 2)
  writeSideBySide(page, lines)
  if (!hasBars(reference)) return
  page.need(height + page.lineHeight())
  page.barCode(reference, { x: page.left, y: page.y, width: page.width }, height)
  page.space(height + 2)
  page.text(reference, { size: page.base - 1.5 })
}

/** The merchant's logo, else the name, also where the logo cannot be drawn: a paper is not lost for it. */
export function writeLetterhead(page: PageWriter, merchantName: string, logo: Uint8Array | null): void {
  const height = page.isNarrow ? 30 : 48
  const box = { x: page.left, y: page.y, width: page.width * 0.5 }
  if (logo !== null && page.tryPicture(logo, box, height)) page.space(height)
  else page.text(merchantName, { size: page.base * 1.3, isBold: true })
  page.space(page.base)
}

interface Block {
  readonly title: string
  readonly lines: readonly string[]
}

/** Blocks beside each other, or one below the other where the page is narrow. */
export function writeSideBySide(page: PageWriter, blocks: readonly Block[]): void {
  const columns = page.isNarrow ? 1 : blocks.length
  const width = page.width / columns - (columns === 1 ? 0 : 6)
  for (let at = 0; at < blocks.length; at += columns) {
    const row = blocks.slice(at, at + columns)
    const heights = row.map(
      ({ lines }) =>
        page.lineHeight({ size: page.base - 1.5 }) +
        lines.reduce((sum, line) => sum + page.heightOf(line, width), 0),
    )
    page.need(Math.max(...heights))
    row.forEach(({ title, lines }, column) => {
      const x = page.left + column * (width + 12)
      let y = page.y
      y += page.textIn(title, { x, y, width }, { size: page.base - 1.5, isGrey: true })
      for (const line of lines) y += page.textIn(line, { x, y, width })
    })
    page.space(Math.max(...heights) + 4)
  }
}
