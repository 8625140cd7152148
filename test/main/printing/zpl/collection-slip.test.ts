import { afterAll, describe, expect, it } from 'vitest'
import type { LabelDpi, SlipDocument } from '../../../../main/app/ports/printing.ts'
import { PictureDrawer } from '../../../../main/printing/pictures/label-pictures.ts'
import { drawCollectionSlip } from '../../../../main/printing/zpl/collection-slip.ts'
import { dots } from '../../../../main/printing/zpl/label-geometry.ts'
import { say } from '../../../../shared/messages/say.ts'
import { readLabelPicture, touchesEdge } from '../../../support/printers/label-picture.ts'
import { readBarCodes } from '../../../support/printers/read-bar-codes.ts'

const drawer = new PictureDrawer()
afterAll(() => drawer.close())

const NUMBER = '034531200000012343'

function slip(over: Partial<SlipDocument> = {}): SlipDocument {
  return {
    language: 'fr',
    siteName: 'Lille',
    buyer: 'Jeanne Martin',
    orderReference: '#1042',
    parcel: { index: 1, count: 1 },
    number: NUMBER,
    ...over,
  }
}

function zplOf(document: SlipDocument, dpi: LabelDpi = 203): string {
  const drawing = drawCollectionSlip(document, dpi)
  if (drawing.kind === 'refused') throw new Error(say('en', drawing.reason))
  return drawing.zpl
}

function textsOf(zpl: string): string[] {
  return Array.from(zpl.matchAll(/\^A0N[^F]*(?:\^FR)?\^FH_\^FD(.*?)\^FS/g), (match) =>
    decodeURIComponent((match[1] ?? '').replaceAll('%', '_25').replaceAll('_', '%')),
  )
}

describe('the slip of a parcel that its buyer collects says', () => {
  const cases = [
    {
      name: 'whose it is, in French',
      over: {},
      want: ['RETRAIT EN MAGASIN', 'Jeanne Martin', 'Commande #1042'],
    },
    {
      name: 'which part of how many, in English',
      over: { language: 'en', parcel: { index: 2, count: 3 } } as const,
      want: ['COLLECT IN STORE 2/3', 'Jeanne Martin', 'Order #1042'],
    },
    {
      name: 'the order alone for a nameless buyer',
      over: { buyer: '' },
      want: ['RETRAIT EN MAGASIN', 'Commande #1042'],
    },
  ]
  it.each(cases)('$name', ({ over, want }) => {
    const texts = textsOf(zplOf(slip(over)))
    expect(texts.slice(0, want.length)).toEqual(want)
    expect(texts[want.length]).toBe('Lille')
  })

  it('no more of a long name and a long site than there is room for', () => {
    const long = slip({
      buyer: 'Maximilienne-Françoise de La Rochefoucauld-Montmorency et Associés, service réception',
      siteName:
        'Entrepôt central de la métropole européenne de Lille et environs, quai n° 14, porte B, niveau 2',
      orderReference: 'MARKETPLACE-2026-11-0000012345-67',
    })
    expect(textsOf(zplOf(long)).length).toBeGreaterThan(3)
  })
})

it.each([203, 300] as const)('is inside the label and is scanned by its number at %s dpi', async (dpi) => {
  const png = await drawer.draw(zplOf(slip(), dpi), { dpi, widthMm: 100, heightMm: 150 })
  expect(touchesEdge(readLabelPicture(png), dots(2.5, dpi))).toBe(false)
  const codes = await readBarCodes(png)
  expect(codes.map(({ text }) => text.endsWith(NUMBER))).toEqual([true])
})
