import type { PaperOf } from '../../../shared/domain/paper.ts'
import { filled, paperWords } from '../../../shared/messages/papers/paper-texts.ts'
import type { Column, PageWriter } from './page-writer.ts'

/** What the driver signs: every parcel by its number, how many there are, and two places to sign. */
export function writeHandOverList(page: PageWriter, list: PaperOf<'hand-over'>): void {
  const { texts, kilograms, day } = paperWords(list.language)
  const words = texts.handOver
  const total = list.parcels.reduce((sum, { weightG }) => sum + weightG, 0)
  const big = page.base * 1.9
  page.text(words.title, { size: big, isBold: true })
  page.text(list.carrierName, { size: page.base * 1.4, isBold: true })
  page.space(page.base * 0.6)
  if (list.isSandbox) {
    page.text(words.sandbox, { isBold: true })
    page.space(page.base * 0.6)
  }
  const facts: [string, string][] = [
    [words.number, list.number],
    [words.closed, `${day(list.day)}, ${list.closedAt}`],
    [words.account, list.accountName],
    [words.site, [list.merchantName, list.siteName, ...list.siteAddress].filter(Boolean).join(', ')],
    [words.parcels, String(list.parcels.length)],
    [words.weight, kilograms(total)],
  ]
  writeFacts(page, facts)
  page.space(page.base)
  const numbered: Column[] = [
    { title: words.position, share: 5, align: 'right' },
    { title: words.tracking, share: 30, isBold: true },
    { title: words.order, share: 22 },
    { title: words.service, share: 16 },
    { title: words.destination, share: 15 },
    { title: words.weight, share: 12, align: 'right' },
  ]
  const shown = page.isNarrow ? [0, 1, 4, 5] : [0, 1, 2, 3, 4, 5]
  page.table(
    shown.flatMap((at) => numbered[at] ?? []),
    list.parcels.map(({ trackingNumber, orderReference, product, country, postcode, weightG }, at) => {
      const cells = [
        String(at + 1),
        trackingNumber,
        orderReference,
        product,
        `${country} ${postcode}`,
        kilograms(weightG),
      ]
      return shown.map((cell) => cells[cell] ?? '')
    }),
  )
  writeSignatures(page, words)
}

export function writeFacts(page: PageWriter, facts: readonly (readonly [string, string])[]): void {
  const label = page.width * (page.isNarrow ? 0.4 : 0.24)
  const value = page.width - label
  for (const [name, text] of facts) {
    const height = Math.max(page.heightOf(text, value), page.heightOf(name, label - 4))
    page.need(height)
    page.textIn(name, { x: page.left, y: page.y, width: label - 4 }, { isGrey: true })
    page.textIn(text, { x: page.left + label, y: page.y, width: value })
    page.space(height)
  }
}

function writeSignatures(page: PageWriter, words: ReturnType<typeof paperWords>['texts']['handOver']): void {
  const height = page.base * 8
  page.space(page.base * 1.5)
  page.need(height + page.lineHeight())
  const gap = page.base
  const width = (page.width - gap) / 2
  const style = { size: page.base - 1 }
  const right = page.left + width + gap
  for (const [x, title] of [
    [page.left, words.handedOver],
    [right, words.taken],
  ] as const) {
    page.frame({ x, y: page.y, width }, height)
    page.textIn(title, { x: x + 4, y: page.y + 4, width: width - 8 }, style)
    page.textIn(
      words.signature,
      { x: x + 4, y: page.y + height - page.lineHeight(style) - 2, width: width - 8 },
      { ...style, isGrey: true },
    )
  }
  page.textIn(
    words.counted,
    { x: right + 4, y: page.y + 4 + 2 * page.lineHeight(style), width: width - 8 },
    style,
  )
  page.space(height)
}

/** 'Page 1 of 2'; nothing under a single page. */
export function pageFooter(language: Parameters<typeof paperWords>[0], reference: string) {
  const { texts } = paperWords(language)
  return (page: number, pages: number): string =>
    pages === 1 ? '' : `${reference} · ${filled(texts.page, { page, pages })}`
}
