import { expect, it } from 'vitest'
import { colissimoCustoms } from '../../../main/carriers/colissimo/customs.ts'
import { shipmentOf as dpdShipment } from '../../../main/carriers/dpd/shipment.ts'
import { shipmentOf as glsShipment } from '../../../main/carriers/gls/shipment.ts'
import { customsInformation } from '../../../main/carriers/sendcloud/customs.ts'
import { shipmentFault, shipmentRequestOf } from '../../../main/carriers/ups/shipment.ts'
import type { CustomsDeclaration } from '../../../shared/domain/label-request.ts'
import { aDeclaration, anAddress, aRequest } from '../../support/carriers/label-requests.ts'

const toZurich = (product: string, over: Partial<CustomsDeclaration> = {}, isReturn = false) =>
  aRequest(product, {
    recipient: anAddress({ country: 'CH', postcode: '8001', city: 'Zürich', phone: '+41 79 123 45 67' }),
    customs: aDeclaration(over),
    isReturn,
  })

it('UPS makes the invoice of what was declared; duties of DDP are the sender’s', () => {
  const request = toZurich('11', {
    incoterm: 'DDP',
    buyerTaxId: 'CHE-1',
    voec: '2000123',
    importer: 'Zoll AG, CHE-123.456.789',
  })
  expect(shipmentRequestOf(request, 'A1B2C3', 'ZPL')).toMatchObject({
    ShipmentRequest: {
      Shipment: {
        Description: 'Stoneware mug',
        PaymentInformation: {
          ShipmentCharge: [
            { Type: '01', BillShipper: { AccountNumber: 'A1B2C3' } },
            { Type: '02', BillShipper: { AccountNumber: 'A1B2C3' } },
          ],
        },
        GlobalTaxInformation: {
          AgentTaxIdentificationNumber: [
            { AgentRole: '20', TaxIdentificationNumber: [{ IdentificationNumber: 'FR12345678901234' }] },
            { AgentRole: '30', TaxIdentificationNumber: [{ IdentificationNumber: 'CHE-1' }] },
          ],
        },
        ShipmentServiceOptions: {
          InternationalForms: {
            FormType: ['01'],
            Product: [
              {
                Description: ['Stoneware mug'],
                Unit: { Number: '2', Value: '12.50' },
                CommodityCode: '691200',
                PartNumber: 'MUG-1',
                OriginCountryCode: 'FR',
              },
            ],
            InvoiceNumber: 'F-2026-118',
            InvoiceDate: '20261130',
            TermsOfShipment: 'DDP',
            ReasonForExport: 'SALE',
            Comments: 'VOEC: 2000123; Importer of record: Zoll AG, CHE-123.456.789',
            FreightCharges: { MonetaryValue: '4.90' },
            CurrencyCode: 'EUR',
          },
        },
      },
    },
  })
})

it('UPS is told nothing of customs within one area, and bills the buyer’s duties to the buyer', () => {
  const within = JSON.stringify(shipmentRequestOf(aRequest('11'), 'A1B2C3', 'ZPL'))
  expect(within).not.toContain('InternationalForms')
  expect(JSON.stringify(shipmentRequestOf(toZurich('11'), 'A1B2C3', 'ZPL'))).not.toContain('"Type":"02"')
})

it('UPS takes no more of an importer than its invoice has room for', () => {
  const fault = shipmentFault(toZurich('11', { importer: 'x'.repeat(200) }))
  expect(fault).toMatchObject({ field: 'customs' })
})

it.each([
  { name: 'DAP, of low value', over: { incoterm: 'DAP' as const, items: cheap(900) }, want: ['s06', 'L', 9] },
  {
    name: 'DDP, of middle value',
    over: { incoterm: 'DDP' as const, items: cheap(2_500) },
    want: ['s03', 'M', 25],
  },
  { name: 'of high value', over: { items: cheap(15_001) }, want: ['s06', 'H', 150.01] },
  { name: 'in another currency', over: { currency: 'CHF', items: cheap(900) }, want: ['s06', undefined, 9] },
])('DPD is told the terms and the value: $name', ({ over, want }) => {
  const shipment = dpdShipment(toZurich('101', over), { customerId: '1', sendingDepot: '' })
  const { international } = shipment as { international: Record<string, unknown> }
  const { amount } = international['customsAmount'] as { amount: number }
  expect([international['customsTerms'], international['customsHighLowValue'], amount]).toEqual(want)
})

it('DPD is told sender and receiver as exporter and importer, with their numbers', () => {
  const shipment = dpdShipment(toZurich('101', { buyerTaxId: 'CHE-123.456.789' }), {
    customerId: '1',
    sendingDepot: '',
  })
  expect(shipment).toMatchObject({
    sender: { legalEntity: { businessType: 'B', eori: 'FR12345678901234' } },
    international: {
      customsInvoice: 'F2026118',
      exporter: { eori: 'FR12345678901234', address: { city: 'Lille' } },
      importer: { vatNumber: 'CHE123456789', address: { city: 'Zürich' } },
      numberOfArticles: '1',
      exportReason: 's01',
      interInvoiceLines: [
        { quantityOfItems: '2', netWeight: '800', importTarifCode: '691200', manufacturedCountry: 'FR' },
      ],
    },
  })
})

it.each([
  ['DAP', '20'],
  ['DDP', '10'],
] as const)('GLS is told who pays of %s, and nothing of goods', (incoterm, code) => {
  const shipment = glsShipment(toZurich('PARCEL', { incoterm }), 'C-1')
  expect(shipment.IncotermCode).toBe(code)
  expect(JSON.stringify(shipment)).not.toContain('691200')
})

it.each([
  {
    name: 'the importer’s number',
    over: { importer: 'Zoll AG, CH123456789', buyerTaxId: 'CHE-1' },
    colissimo: 'CH123456789',
    sendcloud: [{ name: 'VAT', country_code: 'CH', value: 'CH123456789' }],
  },
  {
    name: 'an importer without a number, who stands on our papers only',
    over: { importer: 'Zoll AG, Zürich', buyerTaxId: 'CHE-1' },
    colissimo: undefined,
    sendcloud: [],
  },
  {
    name: 'the buyer, who imports it',
    over: { importer: null, buyerTaxId: 'CHE-1' },
    colissimo: 'CHE-1',
    sendcloud: [],
  },
])('Colissimo and Sendcloud are told $name', ({ over, colissimo, sendcloud }) => {
  const request = toZurich('DOM', over)
  const declared = aDeclaration(over)
  expect(colissimoCustoms(declared).customsDeclarations).toEqual(
    expect.objectContaining(colissimo === undefined ? {} : { importersReference: colissimo }),
  )
  expect('importersReference' in colissimoCustoms(declared).customsDeclarations).toBe(colissimo !== undefined)
  expect(customsInformation(request, declared).tax_numbers.importer_of_record).toEqual(sendcloud)
})

it('Colissimo is told no importer of goods that come back', () => {
  const declared = aDeclaration({ reason: 'return', buyerTaxId: 'CHE-1' })
  expect(colissimoCustoms(declared).customsDeclarations).not.toHaveProperty('importersReference')
})

function cheap(valueCents: number): CustomsDeclaration['items'] {
  const [item] = aDeclaration().items
  return item === undefined ? [] : [{ ...item, quantity: 1, valueCents }]
}
