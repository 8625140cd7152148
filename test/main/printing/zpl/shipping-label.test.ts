import { afterAll, describe, expect, it } from 'vitest'
import type { LabelDocument, LabelDpi } from '../../../../main/app/ports/printing.ts'
import { PictureDrawer } from '../../../../main/printing/pictures/label-pictures.ts'
import { labelCaptions } from '../../../../main/printing/zpl/label-captions.ts'
import { dots } from '../../../../main/printing/zpl/label-geometry.ts'
import { drawShippingLabel } from '../../../../main/printing/zpl/shipping-label.ts'
import { textWidth } from '../../../../main/printing/zpl/text-fit.ts'
import { say } from '../../../../shared/messages/say.ts'
import { labelAddress, labelDocument } from '../../../support/printers/label-builders.ts'
import { readLabelPicture, touchesEdge } from '../../../support/printers/label-picture.ts'
import { readBarCodes } from '../../../support/printers/read-bar-codes.ts'

const drawer = new PictureDrawer()
afterAll(() => drawer.close())

function zplOf(label: LabelDocument, dpi: LabelDpi): string {
  const drawing = drawShippingLabel(label, dpi)
  if (drawing.kind === 'refused') throw new Error(say('en', drawing.reason))
  return drawing.zpl
}

/** The texts on the label, as the printer will have them. */
function textsOf(zpl: string): string[] {
  return Array.from(zpl.matchAll(/\^A0N[^F]*(?:\^FR)?\^FH_\^FD(.*?)\^FS/g), (match) =>
    (match[1] ?? '').replace(/_([0-9a-f]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    ),
  )
}

const LONG_ADDRESS = labelAddress({
  company: 'Société Anonyme des Établissements Lefèvre-Utile & Compagnie (réception marchandises)',
  name: 'À l’attention de Madame Maximilienne-Françoise de La Rochefoucauld-Montmorency',
  lines: [
    'Zone industrielle de Saint-Étienne-du-Rouvray, quai n° 14, porte B',
    '12345 avenue du Général-Leclerc-de-Hauteclocque prolongée',
    'Lieu-dit ^XZ~JA\\ "Les_Trois" <Chênes>',
  ],
  postcode: '76800',
  city: 'Saint-Étienne-du-Rouvray Cedex',
})

const WISHES = {
  pickupPoint: { id: '012345', name: 'Tabac du Port' },
  deliveryNote: `Code 4B21 au portail, ${'troisième étage à gauche, '.repeat(8)}merci`,
}

describe('that no carrier takes it', () => {
  it.each([
    ['fr', 203],
    ['fr', 300],
    ['en', 203],
  ] as const)('is said inside its black box in %s at %i dpi', (language, dpi) => {
    const label = labelDocument({ notCarriers: true, language, sortCode: 'FR-75' })
    const zpl = zplOf(label, dpi)
    const strip = /\^FO(\d+),\d+\^GB(\d+),.*\s\^FO(\d+),\d+\^A0N,(\d+),\d+\^FR\^FH_\^FD.* - .*\^FS/.exec(zpl)
    const [left, width, from, height] = (strip ?? []).slice(1).map(Number) as [number, number, number, number]
    expect(from + textWidth(labelCaptions(language).notCarriers, height)).toBeLessThan(left + width)
  })
})

describe('the label says', () => {
  const cases = [
    {
      name: 'in French, to Corsica',
      label: labelDocument({ recipient: labelAddress({ phone: '+33 6 12 34 56 78' }) }),
      want: [
        'Colissimo',
        'Domicile',
        'AJA-2A',
        'EXPÉDITEUR',
        'Entrepôt de Lyon',
        '12 rue de la Soie',
        '69100 Villeurbanne',
        'FRANCE',
        'COMMANDE',
        'FR-104233',
        'EXPÉDIÉ LE',
        '23/11/2026',
        'POIDS',
        '1,25 kg',
        'COLIS',
        '1/2',
        'DESTINATAIRE',
        'Tél. +33 6 12 34 56 78',
        'Camille Martin',
        '27 cours Napoléon',
        '20090 Ajaccio',
        'FRANCE',
        '(421) 250 20090',
        'N° DE SUIVI',
        '(00) 3761 0425 0021 2345 69',
      ],
    },
    {
      name: 'in English, abroad, without a sort code',
      label: labelDocument({
        language: 'en',
        sortCode: null,
        trackingNumber: 'LB473124829FR',
        trackingSymbol: 'code128',
        recipient: labelAddress({ postcode: '28003', city: 'Madrid', country: 'ES' }),
      }),
      want: [
        'Colissimo',
        'Domicile',
        'FROM',
        'Entrepôt de Lyon',
        '12 rue de la Soie',
        '69100 Villeurbanne',
        'FRANCE',
        'ORDER',
        'FR-104233',
        'SHIP DATE',
        '23 Nov 2026',
        'WEIGHT',
        '1.25 kg',
        'PARCEL',
        '1/2',
        'DELIVER TO',
        'Camille Martin',
        '27 cours Napoléon',
        '28003 Madrid',
        'SPAIN',
        '(421) 724 28003',
        'TRACKING NUMBER',
        'LB 473 124 829 FR',
      ],
    },
  ]
  it.each(cases)('$name', ({ label, want }) => {
    expect(textsOf(zplOf(label, 203))).toEqual(want)
  })

  it('where it is collected, and what the driver is asked, shortened where it is seen', () => {
    const texts = textsOf(zplOf(labelDocument(WISHES), 203))
    expect(texts).toContain('Point relais 012345 Tabac du Port')
    expect(texts.filter((text) => text.startsWith('Consigne :'))).toEqual([
      'Consigne : Code 4B21 au portail, troisième étage à ...',
    ])
  })

  it('the whole address first: a note that it leaves no room for is left out', () => {
    const crowded = labelAddress({
      ...LONG_ADDRESS,
      lines: [...LONG_ADDRESS.lines, 'Quai des expéditions', 'Porte B'],
    })
    const texts = textsOf(
      zplOf(labelDocument({ recipient: crowded, deliveryNote: WISHES.deliveryNote }), 203),
    )
    expect(texts.join(' ')).toContain('Quai des expéditions')
    expect(texts.some((text) => text.startsWith('Consigne :'))).toBe(false)
  })

  it('every word of a long address, and obeys none of them', () => {
    const zpl = zplOf(labelDocument({ recipient: LONG_ADDRESS }), 203)
    const printed = textsOf(zpl).join(' ')
    for (const line of LONG_ADDRESS.lines) expect(printed).toContain(line)
    expect(zpl.match(/\^XZ/g)).toHaveLength(1)
    expect(zpl).not.toContain('~')
  })
})

describe('the drawn label', () => {
  const cases: { name: string; dpi: LabelDpi; label: LabelDocument }[] = [
    { name: 'short, 203 dpi', dpi: 203, label: labelDocument() },
    { name: 'long, 203 dpi', dpi: 203, label: labelDocument({ recipient: LONG_ADDRESS, language: 'en' }) },
    { name: 'long, 300 dpi', dpi: 300, label: labelDocument({ recipient: LONG_ADDRESS }) },
    { name: 'with wishes, 203 dpi', dpi: 203, label: labelDocument(WISHES) },
    {
      name: 'long names everywhere',
      dpi: 203,
      label: labelDocument({
        carrierName: 'Correos Express Península Ibérica y Baleares',
        serviceName: 'Paq 24 Internacional con seguro y firma obligatoria del destinatario',
        orderReference: '402-1234567-7654321-AMZ-VERY-LONG-REFERENCE',
        sortCode: 'MAD-280-BIS',
        parcel: { index: 12, count: 12 },
        weightGrams: 129_990,
      }),
    },
  ]
  it.each(cases)('keeps within its margin: $name', async ({ dpi, label }) => {
    const png = await drawer.draw(zplOf(label, dpi), { dpi, widthMm: 100, heightMm: 150 })
    const picture = readLabelPicture(png)
    expect([picture.width, picture.height]).toEqual([dots(100, dpi), dots(150, dpi)])
    expect(touchesEdge(picture, dots(2.5, dpi))).toBe(false)
  })

  const scanned = [
    { dpi: 203, over: {}, tracking: '(00)376104250021234569', routing: '(421)25020090' },
    {
      dpi: 300,
      over: {
        trackingNumber: 'LB473124829FR',
        trackingSymbol: 'code128',
        recipient: labelAddress({ postcode: 'SW1A 1AA', country: 'GB' }),
      },
      tracking: 'LB473124829FR',
      routing: '(421)826SW1A1AA',
    },
  ] as const
  it.each(scanned)('can be scanned at $dpi dpi: $tracking', async ({ dpi, over, tracking, routing }) => {
    const png = await drawer.draw(zplOf(labelDocument(over), dpi), { dpi, widthMm: 100, heightMm: 150 })
    expect(await readBarCodes(png)).toEqual([
      { symbol: 'Code128', text: routing },
      { symbol: 'Code128', text: tracking },
    ])
  })
})

describe('a document that cannot be printed is refused', () => {
  const cases = [
    { name: 'wrong SSCC check digit', over: { trackingNumber: '376104250021234560' }, reason: 'is no SSCC' },
    {
      name: 'tracking number too long',
      over: { trackingNumber: 'A1B2'.repeat(9), trackingSymbol: 'code128' },
      reason: 'too long for its bar code',
    },
    {
      name: 'tracking number with a caret',
      over: { trackingNumber: 'AB^XZ', trackingSymbol: 'code128' },
      reason: 'cannot hold',
    },
    { name: 'parcel 3 of 2', over: { parcel: { index: 3, count: 2 } }, reason: 'parcel 3 of 2' },
    { name: 'no such day', over: { shipDate: '2026-02-30' }, reason: 'is no date' },
    {
      name: 'country name',
      over: { recipient: labelAddress({ country: 'France' }) },
      reason: 'no country code',
    },
    {
      name: 'an address in Chinese',
      over: { recipient: labelAddress({ city: '東京' }) },
      reason: 'no letters for 東京',
    },
    {
      name: 'address of a page',
      over: { recipient: labelAddress({ lines: Array.from({ length: 30 }, () => 'Une ligne de plus') }) },
      reason: 'the recipient is too long',
    },
  ] as const
  it.each(cases)('$name', ({ over, reason }) => {
    const drawing = drawShippingLabel(labelDocument(over), 203)
    expect(drawing.kind === 'refused' ? say('en', drawing.reason) : drawing.kind).toContain(reason)
  })
})
