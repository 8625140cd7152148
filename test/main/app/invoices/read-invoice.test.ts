import { describe, expect, it } from 'vitest'
import { openInvoice } from '../../../../main/app/invoices/open-invoice.ts'
import { proposeMapping } from '../../../../main/app/invoices/propose-mapping.ts'
import { readInvoice } from '../../../../main/app/invoices/read-invoice.ts'
import type { InvoiceMapping } from '../../../../shared/domain/carrier-invoice.ts'

async function read(
  text: string | Uint8Array,
  change: Partial<InvoiceMapping> = {},
  invoice: string | null = null,
) {
  const opened = await openInvoice(typeof text === 'string' ? Buffer.from(text) : text)
  if (opened.kind === 'unreadable') throw new Error('unreadable')
  const mapping = { ...proposeMapping(opened.table.columns), ...change }
  const { lines, problems } = readInvoice(opened.table, mapping, {
    accountId: 'acc',
    invoice,
    currency: 'EUR',
  })
  return {
    lines: lines.map(({ line, invoice: number, trackingNumber, kind, amountCents, weightG }) =>
      [line, number, trackingNumber, kind, amountCents, weightG].join(' '),
    ),
    problems: problems.map(
      ({ line, what, isSkipped }) => `${line} ${isSkipped ? 'skipped ' : ''}${what.code}`,
    ),
    mapping,
    all: lines,
  }
}

describe('invoices of carriers, by the names of their columns', () => {
  it('La Poste: a row a parcel, decimal commas, Windows-1252, a preamble and a sum', async () => {
    const text = [
      'Facture Colissimo;;;;;;;',
      'Client;123456;;;;;;',
      'N° facture;Date facture;Numéro de colis;Référence expéditeur;Poids facturé (kg);Affranchissement HT;Supplément carburant HT;Total TTC',
      'F2026-11;30/11/2026;8R 12345 67890 1;SY1;1,250;7,55;0,62;9,80',
      'F2026-11;30/11/2026;="8R1234567891";SY2;0,40;6,10;0,50;7,92',
      ';;TOTAL;;;13,65;1,12;17,72',
    ].join('\r\n')
    const { lines, problems } = await read(Buffer.from(text, 'latin1'))
    expect(lines).toEqual([
      '4 F2026-11 8R 12345 67890 1 freight 755 1250',
      '4 F2026-11 8R 12345 67890 1 fuel 62 1250',
      '5 F2026-11 8R1234567891 freight 610 400',
      '5 F2026-11 8R1234567891 fuel 50 400',
    ])
    expect(problems).toEqual(['6 skipped invoices.sumRow'])
  })

  it('Chronopost and DPD: a named charge a row', async () => {
    const { lines } = await read(
      [
        'Numéro de LT;Date expédition;Libellé;Montant HT;Devise;N° facture',
        'XX123456789FR;02/11/2026;Transport Chrono 13;12,40;EUR;C1',
        'XX123456789FR;02/11/2026;Supplément Corse;8,00;EUR;C1',
        'XX123456789FR;02/11/2026;Correction de poids;1,90;EUR;C1',
        'XX123456789FR;02/11/2026;Correction adresse;3,00;EUR;C1',
      ].join('\n'),
    )
    expect(lines).toEqual([
      '2 C1 XX123456789FR freight 1240 ',
      '3 C1 XX123456789FR remote-area 800 ',
      '4 C1 XX123456789FR weight-correction 190 ',
      '5 C1 XX123456789FR address-correction 300 ',
    ])
  })

  it('GLS in German, with thousands and credits', async () => {
    const { lines } = await read(
      [
        'Rechnungsnummer;Rechnungsdatum;Paketnummer;Gewicht;Fracht;Dieselzuschlag;Inselzuschlag',
        'R7;30.11.2026;12345678901;3,5;1.234,50;0,20;12,00-',
      ].join('\n'),
    )
    expect(lines).toEqual([
      '2 R7 12345678901 freight 123450 3500',
      '2 R7 12345678901 fuel 20 3500',
      '2 R7 12345678901 remote-area -1200 3500',
    ])
  })

  it('DHL Express: extra charges in pairs of name and amount', async () => {
    const { lines } = await read(
      [
        'Invoice Number,Invoice Date,Shipment Number,Shipment Reference 1,Currency,Weight (kg),Weight Charge,Total Tax,XC1 Name,XC1 Charge,XC2 Name,XC2 Charge',
        'D1,20261130,1234567890,SY1,EUR,1.5,20.00,4.00,FUEL SURCHARGE,3.10,REMOTE AREA DELIVERY,25.00',
      ].join('\n'),
    )
    expect(lines).toEqual([
      '2 D1 1234567890 freight 2000 1500',
      '2 D1 1234567890 fuel 310 1500',
      '2 D1 1234567890 remote-area 2500 1500',
    ])
  })

  it('UPS billing data: 250 columns without a header row, pounds', async () => {
    const row = (description: string, net: string) => {
      const cells = Array.from({ length: 250 }, () => '')
      Object.assign(cells, { 0: '2.1', 3: 'US', 4: '2026-11-28', 5: '000000A1', 9: 'USD', 20: '1Z999' })
      Object.assign(cells, { 28: '3.0', 29: 'L', 45: description, 52: net })
      return cells.join(',')
    }
    const { lines } = await read(
      [row('Ground Residential', '9.10'), row('Fuel Surcharge', '1.05')].join('\n'),
    )
    expect(lines).toEqual(['1 000000A1 1Z999 freight 910 1361', '2 000000A1 1Z999 fuel 105 1361'])
  })

  it('a total where nothing else stands, without tax', async () => {
    const { lines } = await read('Tracking number,Total excl tax,Total incl VAT\nA1,10.00,12.00\n', {}, 'N1')
    expect(lines).toEqual(['2 N1 A1 freight 1000 '])
  })
})

it('a row that cannot be read is told with its line and reason, and the others are taken', async () => {
  const { lines, problems } = await read(
    [
      'Invoice,Tracking number,Weight kg,Freight net',
      'I1,6.12346E+13,1,5.00',
      'I1,A1,heavy,5.00',
      'I1,A2,1,five',
      ',A3,1,5.00',
      'I1,A4,1,0.00',
      'I1,A5,1,5.00',
    ].join('\n'),
  )
  expect(problems).toEqual([
    '2 invoices.lostDigits',
    '3 invoices.noWeight',
    '4 invoices.noAmount',
    '5 invoices.noInvoiceNumber',
    '6 skipped invoices.nothingCharged',
  ])
  expect(lines).toEqual(['7 I1 A5 freight 500 1000'])
})

it('two equal lines of an invoice are two charges, the same ones in another file', async () => {
  const text = 'Invoice,Tracking number,Freight net\nI1,A1,5.00\nI1,A1,5.00\n'
  const first = await read(text)
  const second = await read(`${text}I1,A2,5.00\n`)
  expect(new Set(first.all.map(({ id }) => id)).size).toBe(2)
  expect(second.all.slice(0, 2).map(({ id }) => id)).toEqual(first.all.map(({ id }) => id))
})
