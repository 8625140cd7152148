import type { PaperOf } from '../../../shared/domain/paper.ts'
import { paperWords } from '../../../shared/messages/papers/paper-texts.ts'
import { addressLines } from './address-lines.ts'
import { writeFacts } from './hand-over-list.ts'
import { writeSideBySide } from './packing-slip.ts'
import type { PageWriter } from './page-writer.ts'

type Declared = Pick<
  PaperOf<'cn23'>,
  'isTold' | 'customs' | 'sender' | 'recipient' | 'weightG' | 'trackingNumber' | 'orderReference' | 'shipOn'
>

/** The categories of the form, as the Universal Postal Union words them. */
const CATEGORIES: Readonly<Record<Declared['customs']['reason'], string>> = {
  sale: 'Vente de marchandises / Sale of goods',
  gift: 'Cadeau / Gift',
  sample: 'Échantillon commercial / Commercial sample',
  documents: 'Documents / Documents',
  return: 'Retour de marchandises / Returned goods',
}

/** Duties are paid by the buyer on delivery (DAP) or by the sender (DDP), Incoterms 2020. */
const INCOTERMS = { DAP: 'DAP, duties paid by the recipient', DDP: 'DDP, duties paid by the sender' } as const

/** Goods, shipping and what both come to, in the declaration's currency. */
export function declaredTotals({ customs }: Pick<Declared, 'customs'>) {
  const goodsCents = customs.items.reduce((sum, { quantity, valueCents }) => sum + quantity * valueCents, 0)
  const weightG = customs.items.reduce((sum, { quantity, weightG: one }) => sum + quantity * one, 0)
  return { goodsCents, weightG, totalCents: goodsCents + customs.shippingCents }
}

/**
 * Customs declaration CN 23, in the fields and the two languages of the form of the Universal Postal Union (Convention
 * Manual, form CN 23): what goes on a parcel where the carrier makes no such paper.
 */
export function writeCn23(page: PageWriter, paper: PaperOf<'cn23'>): void {
  const { customs } = paper
  const { money } = paperWords('en')
  const { goodsCents } = declaredTotals(paper)
  page.text('DÉCLARATION EN DOUANE / CUSTOMS DECLARATION', { size: page.base * 1.3, isBold: true })
  page.text(`CN 23 · ${paper.carrierName}`, { size: page.base * 1.3, isBold: true })
  page.text('Peut être ouvert d’office / May be opened officially', { isGrey: true })
  page.space(page.base * 0.6)
  writeFacts(page, [
    ['N° de l’envoi / Item', paper.trackingNumber ?? ''],
    ['Référence / Reference', paper.orderReference],
    ...numbersOf(paper),
  ])
  page.space(page.base * 0.6)
  writeParties(page, paper, 'De / From', 'À / To')
  page.space(page.base * 0.4)
  writeGoods(page, paper)
  page.space(page.base * 0.4)
  writeFacts(page, [
    ['Catégorie / Category', `[x] ${CATEGORIES[customs.reason]}`],
    ['Poids brut / Gross weight', grossWeight(paper)],
    ['Valeur / Total value', money(goodsCents, customs.currency)],
    ['Port / Postal charges', money(customs.shippingCents, customs.currency)],
    ['Facture / Invoice', customs.invoiceNumber ?? ''],
    ['Livraison / Delivery', INCOTERMS[customs.incoterm]],
  ])
  writeUntold(page, paper)
  page.space(page.base * 0.6)
  page.text(
    'Je certifie que les renseignements donnés sont exacts et que cet envoi ne contient aucun objet dangereux ou interdit. / I certify that the particulars given are correct and that this item does not contain any dangerous article or articles prohibited by legislation or by postal or customs regulations.',
    { size: page.base - 1.5 },
  )
  writeSignature(page, paper.shipOn, 'Date et signature de l’expéditeur / Date and sender’s signature')
}

/** Commercial invoice in English, as customs anywhere read it. */
export function writeInvoice(page: PageWriter, paper: PaperOf<'invoice'>): void {
  const { customs } = paper
  const { money, day } = paperWords('en')
  const { goodsCents, totalCents } = declaredTotals(paper)
  page.text('Commercial invoice', { size: page.base * 1.8, isBold: true })
  page.space(page.base * 0.6)
  writeFacts(page, [
    ['Invoice', customs.invoiceNumber ?? paper.orderReference],
    ['Date', day(paper.shipOn)],
    ['Order', paper.orderReference],
    ['Tracking number', paper.trackingNumber ?? ''],
    ['Reason for export', CATEGORIES[customs.reason].split(' / ')[1] ?? ''],
    ['Terms of delivery', INCOTERMS[customs.incoterm]],
    ...numbersOf(paper),
  ])
  page.space(page.base * 0.6)
  const to = customs.importer === null ? 'Buyer and importer' : 'Buyer'
  writeParties(page, paper, 'Seller and exporter', to)
  page.space(page.base * 0.4)
  writeGoods(page, paper)
  page.rule()
  page.space(4)
  const sums: [string, number][] = [
    ['Goods', goodsCents],
    ['Shipping', customs.shippingCents],
    [`Total ${customs.currency}`, totalCents],
  ]
  for (const [name, cents] of sums) {
    const style = { align: 'right', isBold: cents === totalCents && name.startsWith('Total') } as const
    page.text(`${name}: ${money(cents, customs.currency)}`, style)
  }
  page.text(`Gross weight: ${grossWeight(paper)}`, { align: 'right' })
  writeUntold(page, paper)
  page.space(page.base * 0.6)
  page.text('The exporter declares that the particulars given are correct.', { size: page.base - 1.5 })
  writeSignature(page, paper.shipOn, 'Date and signature')
}

function numbersOf({ customs }: Declared): [string, string][] {
  const numbers: [string, string | null][] = [
    ['EORI', customs.eori],
    ['IOSS', customs.ioss],
    ['VOEC', customs.voec],
    ['UKIMS', customs.ukims],
    ['Buyer’s tax number', customs.buyerTaxId],
    ['Importer of record', customs.importer],
  ]
  return numbers.flatMap(([name, number]): [string, string][] =>
    number === null || number === '' ? [] : [[name, number]],
  )
}

/** Whoever takes the parcel must know that no data went ahead of it. */
function writeUntold(page: PageWriter, { isTold }: Pick<Declared, 'isTold'>): void {
  if (isTold) return
  page.space(page.base * 0.6)
  page.text(
    'Aucune donnée douanière n’a été transmise par voie électronique : ce document fait foi. / No customs data were sent electronically: this paper is the declaration.',
    { isBold: true },
  )
}

function writeParties(page: PageWriter, { sender, recipient }: Declared, from: string, to: string): void {
  const { country } = paperWords('en')
  const contact = ({ phone, email }: typeof sender): string[] =>
    [phone, email].flatMap((text) => (text === null || text === '' ? [] : [text]))
  writeSideBySide(page, [
    { title: from, lines: [...addressLines(sender, country), ...contact(sender)] },
    { title: to, lines: [...addressLines(recipient, country), ...contact(recipient)] },
  ])
}

function writeGoods(page: PageWriter, { customs }: Declared): void {
  const { money, kilograms } = paperWords('en')
  page.table(
    [
      { title: 'Contenu / Description', share: 32 },
      { title: 'Qté / Qty', share: 8, align: 'right' },
      { title: 'Poids net / Net weight', share: 15, align: 'right' },
      { title: 'Valeur / Value', share: 16, align: 'right' },
      { title: 'N° SH / HS code', share: 18 },
      { title: 'Origine / Origin', share: 11 },
    ],
    customs.items.map(({ description, quantity, weightG, valueCents, hsCode, originCountry }) => [
      description,
      String(quantity),
      kilograms(weightG * quantity),
      money(valueCents * quantity, customs.currency),
      hsCode,
      originCountry,
    ]),
  )
}

function grossWeight({ weightG }: Declared): string {
  return paperWords('en').kilograms(weightG)
}

function writeSignature(page: PageWriter, date: string, title: string): void {
  const height = page.base * 4.5
  page.space(page.base * 0.5)
  page.need(height)
  page.frame({ x: page.left, y: page.y, width: page.width }, height)
  page.textIn(
    title,
    { x: page.left + 4, y: page.y + 3, width: page.width - 8 },
    { size: page.base - 2, isGrey: true },
  )
  page.textIn(date, { x: page.left + 4, y: page.y + page.base * 2, width: page.width - 8 })
  page.space(height)
}
