import type { CustomsDeclaration, LabelRequest, PostalAddress } from '../../../shared/domain/label-request.ts'

/** A customer in Paris. */
export function anAddress(changes: Partial<PostalAddress> = {}): PostalAddress {
  return {
    name: 'Zoé Lefèvre',
    company: null,
    street: ['12 rue des Lilas', 'Bâtiment B'],
    postcode: '75011',
    city: 'Paris',
    state: null,
    country: 'FR',
    phone: '06 12 34 56 78',
    email: 'zoe@example.com',
    ...changes,
  }
}

/** The warehouse in Lille. */
export function aSender(changes: Partial<PostalAddress> = {}): PostalAddress {
  return anAddress({
    name: 'Expédition',
    company: 'Comptoir du Nord',
    street: ['4 quai du Wault'],
    postcode: '59000',
    city: 'Lille',
    phone: '03 20 00 00 00',
    email: 'expedition@example.com',
    ...changes,
  })
}

/** Two mugs. */
export function aDeclaration(changes: Partial<CustomsDeclaration> = {}): CustomsDeclaration {
  return {
    reason: 'sale',
    currency: 'EUR',
    items: [
      {
        sku: 'MUG-1',
        description: 'Stoneware mug',
        quantity: 2,
        weightG: 400,
        valueCents: 1250,
        hsCode: '691200',
        originCountry: 'FR',
      },
    ],
    shippingCents: 490,
    incoterm: 'DAP',
    eori: 'FR12345678901234',
    ioss: null,
    voec: null,
    ukims: null,
    buyerTaxId: null,
    importer: null,
    invoiceNumber: 'F-2026-118',
    ...changes,
  }
}

let made = 0

/** A parcel of 1,230 g from Lille to Paris, with a reference that no other has. */
export function aRequest(product: string, changes: Partial<LabelRequest> = {}): LabelRequest {
  made += 1
  return {
    reference: `SY${String(made).padStart(13, '0')}`,
    product,
    isReturn: false,
    sender: aSender(),
    recipient: anAddress(),
    point: null,
    orderReference: '#1001',
    weightG: 1230,
    dimensions: { lengthMm: 300, widthMm: 200, heightMm: 150 },
    shipOn: '2026-11-30',
    valueCents: 2500,
    currency: 'EUR',
    deliveryNote: '',
    customs: null,
    format: 'zpl-203',
    ...changes,
  }
}
