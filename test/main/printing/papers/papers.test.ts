import { PDFiumLibrary } from '@hyzyla/pdfium'
import { beforeAll, describe, expect, it } from 'vitest'
import { barsOf } from '../../../../main/printing/papers/code128-bars.ts'
import { wrap } from '../../../../main/printing/papers/wrap.ts'
import { writePaper } from '../../../../main/printing/papers/write-paper.ts'
import type { Paper } from '../../../../shared/domain/paper.ts'
import { languageAt } from '../../../../shared/domain/paper-language.ts'
import { aDeclaration, anAddress, aSender } from '../../../support/carriers/label-requests.ts'
import { aPng } from '../../../support/pictures.ts'
import { readBars } from '../../../support/printers/read-bar-codes.ts'

const A4 = { widthMm: 210, heightMm: 297 }
const LABEL = { widthMm: 100, heightMm: 150 }

let pdfium: PDFiumLibrary
beforeAll(async () => {
  pdfium = await PDFiumLibrary.init()
})

/** The words of each page, as a reader of PDF finds them. */
async function pagesOf(paper: Paper, size = A4): Promise<string[]> {
  const pdf = await pdfium.loadDocument(await writePaper(paper, size, null))
  try {
    return Array.from({ length: pdf.getPageCount() }, (_, at) =>
      pdf.getPage(at).getText().replaceAll(/\s+/g, ' '),
    )
  } finally {
    pdf.destroy()
  }
}

const handOver = (parcels: number): Paper => ({
  kind: 'hand-over',
  language: 'en',
  merchantName: 'Comptoir du Nord',
  siteName: 'Lille',
  siteAddress: ['4 quai du Wault', '59000 Lille'],
  carrierName: 'Colissimo',
  accountName: 'Colissimo Lille',
  number: '2026-11-30/2',
  day: '2026-11-30',
  closedAt: '16:05',
  isSandbox: false,
  parcels: Array.from({ length: parcels }, (_, at) => ({
    trackingNumber: `8R${String(at + 1).padStart(10, '0')}7`,
    orderReference: `#${at + 1}`,
    product: 'DOM',
    weightG: 500,
    postcode: '75011',
    country: 'FR',
  })),
})

const slip = (over: Partial<Extract<Paper, { kind: 'packing-slip' }>> = {}): Paper => ({
  kind: 'packing-slip',
  brand: null,
  language: 'fr',
  merchantName: 'Comptoir du Nord',
  sender: aSender(),
  recipient: anAddress(),
  orderReference: '#1001',
  orderedOn: '2026-11-28',
  parcel: { index: 1, count: 2 },
  lines: [{ sku: 'MUG-1', title: 'Mug', options: ['Gravure : Léa'], quantity: 2, cents: 2500 }],
  total: { cents: 2500, currency: 'EUR' },
  giftMessage: '',
  returnTo: null,
  footer: '',
  ...over,
})

describe('the hand-over list', () => {
  it('has every parcel once, over as many pages as it takes, and a place to sign', async () => {
    const pages = await pagesOf(handOver(120))
    expect(pages.length).toBeGreaterThan(1)
    const numbers = pages.join(' ').match(/8R\d{11}/g) ?? []
    expect([numbers.length, new Set(numbers).size]).toEqual([120, 120])
    expect(pages.at(-1)).toContain('Taken over by the driver')
    expect(pages[0]).toContain('60.000 kg')
  })

  it('is the same bytes each time', async () => {
    const [one, other] = [await writePaper(handOver(3), A4, null), await writePaper(handOver(3), A4, null)]
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true)
  })
})

describe('the packing slip', () => {
  it('is written in the customer’s language, with prices', async () => {
    const [page = ''] = await pagesOf(slip())
    for (const words of ['Bon de livraison', 'Colis 1 sur 2', '28 novembre 2026', 'Gravure : Léa', '25,00'])
      expect(page).toContain(words)
  })

  it('wears the logo instead of the name, and the name where the logo cannot be drawn', async () => {
    const text = async (logo: Uint8Array) => {
      const pdf = await pdfium.loadDocument(await writePaper(slip({ sender: aSender() }), A4, logo))
      return pdf.getPage(0).getText().slice(0, 16)
    }
    expect(await text(aPng(40, 20))).not.toBe('Comptoir du Nord')
    expect(await text(Buffer.from('no picture'))).toBe('Comptoir du Nord')
  })

  it('of a gift has its message and no price', async () => {
    const lines = [{ sku: 'MUG-1', title: 'Mug', options: [], quantity: 2, cents: null }]
    const [page = ''] = await pagesOf(slip({ lines, total: null, giftMessage: 'Joyeux anniversaire !' }))
    expect(page).toContain('Joyeux anniversaire !')
    expect(page).not.toMatch(/€|\d,\d\d/)
  })

  it('keeps letters that are not Latin, also on a label printer’s paper', async () => {
    const recipient = anAddress({ name: 'Małgorzata Żółkiewska', city: 'Αθήνα' })
    const [page = ''] = await pagesOf(slip({ recipient }), LABEL)
    expect(page).toContain('Małgorzata Żółkiewska')
    expect(page).toContain('Αθήνα')
  })
})

describe('customs papers', () => {
  const declared = {
    trackingNumber: 'CC123456789FR',
    orderReference: '#1001',
    sender: aSender(),
    recipient: anAddress({
      name: 'Jürg Müller',
      street: ['Bahnhofstrasse 1'],
      city: 'Zürich',
      country: 'CH',
    }),
    weightG: 1230,
    shipOn: '2026-11-30',
    customs: aDeclaration(),
    isTold: true,
  }

  it('the CN 23 says contents, weights, value, codes, origin and the sender’s number', async () => {
    const [page = ''] = await pagesOf({ kind: 'cn23', carrierName: 'Chronopost', ...declared })
    const words = ['CN 23', 'CC123456789FR', 'FR12345678901234', 'Stoneware mug', '691200', '0.800 kg']
    for (const text of [...words, '1.230 kg', '€25.00', '€4.90', 'Sale of goods', 'Jürg Müller'])
      expect(page).toContain(text)
  })

  it('the commercial invoice adds goods and shipping up, in the currency of the sale', async () => {
    const customs = aDeclaration({ currency: 'CHF', incoterm: 'DDP' })
    const paper: Paper = {
      kind: 'invoice',
      brand: null,
      merchantName: 'Comptoir du Nord',
      ...declared,
      customs,
    }
    const [page = ''] = await pagesOf(paper)
    for (const text of ['F-2026-118', 'DDP', 'CHF 25.00', 'CHF 4.90', 'CHF 29.90', 'Switzerland'])
      expect(page).toContain(text)
  })
})

it.each([
  ['FR', '75011', 'fr'],
  ['RE', '97400', 'fr'],
  ['BE', '9000', 'nl'],
  ['BE', '4000', 'fr'],
  ['CH', '8001', 'de'],
  ['CH', '1204', 'fr'],
  ['CH', '6900', 'it'],
  ['AT', '1010', 'de'],
  ['PL', '00-001', 'en'],
])('papers for %s %s are written in %s', (country, postcode, language) => {
  expect(languageAt(country, postcode)).toBe(language)
})

it('lines break at blanks, and within a word only where it fits on no line', () => {
  const fits = (text: string) => text.length <= 6
  expect(wrap('one two\n\nthree', fits)).toEqual(['one', 'two', '', 'three'])
  expect(wrap('a abcdefgh i', fits)).toEqual(['a', 'abcdef', 'gh i'])
})

describe('how to return, on the packing slip', () => {
  it.each([A4, LABEL])('names the return address and the order, on a page of $widthMm mm', async (size) => {
    const pages = await pagesOf(slip({ returnTo: aSender() }), size)
    const text = pages.join(' ')
    expect(text).toContain('Pour renvoyer un article')
    expect(text).toContain('la commande #1001')
    expect(text).toContain('Retour à')
    expect((await pagesOf(slip(), size)).join(' ')).not.toContain('Pour renvoyer')
  })

  it.each(['#1001', 'WEB-2026/00017', '102-4718390-6611418', 'aB ~!'])(
    'has bars that read as %s',
    async (text) => {
      let at = 10
      const bars = barsOf(text).flatMap((width, index) => {
        const bar = { x: at, width }
        at += width
        return index % 2 === 0 ? [bar] : []
      })
      expect(await readBars(bars, at + 10)).toEqual([{ symbol: 'Code128', text }])
    },
  )
})
