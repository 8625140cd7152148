import { z } from 'zod'

/** What UPS takes, as its description says. */

const text = (most: number) => z.string().min(1).max(most)
const party = {
  Name: text(35),
  AttentionName: text(35).optional(),
  Phone: z.strictObject({ Number: text(15).regex(/^\d+$/) }).optional(),
  EMailAddress: text(50).optional(),
  Address: z.strictObject({
    AddressLine: z.array(text(35)).min(1).max(3),
    City: text(30),
    StateProvinceCode: text(5).optional(),
    PostalCode: text(9)
      .regex(/^[A-Z0-9]+$/)
      .optional(),
    CountryCode: z.string().regex(/^[A-Z]{2}$/),
  }),
}
const unit = (...codes: [string, ...string[]]) =>
  z.strictObject({ Code: z.enum(codes), Description: text(35).optional() })
const references = z.array(z.strictObject({ Value: text(35) })).optional()

const taxInformation = z.strictObject({
  AgentTaxIdentificationNumber: z.array(
    z.strictObject({
      AgentRole: z.enum(['20', '30']),
      TaxIdentificationNumber: z.array(
        z.strictObject({
          IdentificationNumber: text(40),
          IDNumberCustomerRole: z.enum(['05', '06', '18', '37']),
          IDNumberEncryptionIndicator: z.literal('0'),
          IDNumberIssuingCntryCd: z.string().length(2),
          IDNumberTypeCode: z.string().length(4),
          IDNumberPurposeCode: z.enum(['01', '02']),
        }),
      ),
    }),
  ),
})
const amount = z.string().regex(/^\d+\.\d{2}$/)
const forms = z.strictObject({
  FormType: z.tuple([z.enum(['01', '05'])]),
  Contacts: z.strictObject({ SoldTo: z.strictObject({ ...party, AttentionName: text(35) }) }),
  Product: z
    .array(
      z.strictObject({
        Description: z.array(text(35)).min(1).max(3),
        Unit: z.strictObject({ Number: text(7), UnitOfMeasurement: unit('PCS'), Value: amount }),
        CommodityCode: z.string().regex(/^[0-9A-Z]{6,15}$/i),
        PartNumber: text(35),
        OriginCountryCode: z.string().length(2),
      }),
    )
    .min(1),
  InvoiceNumber: text(35),
  InvoiceDate: z.string().regex(/^\d{8}$/),
  PurchaseOrderNumber: text(35).optional(),
  TermsOfShipment: z.enum(['DAP', 'DDP']),
  ReasonForExport: text(20),
  Comments: text(150).optional(),
  DeclarationStatement: text(550),
  FreightCharges: z.strictObject({ MonetaryValue: amount }).optional(),
  CurrencyCode: z.string().length(3),
  OverridePaperlessIndicator: z.literal(''),
})

export const shipmentRequest = z.strictObject({
  ShipmentRequest: z.strictObject({
    Request: z.strictObject({
      RequestOption: z.literal('validate'),
      TransactionReference: z.strictObject({ CustomerContext: text(512) }),
    }),
    Shipment: z.strictObject({
      Description: text(50),
      ReturnService: z.strictObject({ Code: z.literal('9') }).optional(),
      Shipper: z.strictObject({ ...party, ShipperNumber: z.string().length(6) }),
      ShipTo: z.strictObject(party),
      ShipFrom: z.strictObject(party).optional(),
      PaymentInformation: z.strictObject({
        ShipmentCharge: z
          .array(
            z.strictObject({
              Type: z.enum(['01', '02']),
              BillShipper: z.strictObject({ AccountNumber: z.string().length(6) }),
            }),
          )
          .min(1)
          .max(2),
      }),
      ShipmentRatingOptions: z.strictObject({ NegotiatedRatesIndicator: z.literal('Y') }).optional(),
      Service: z.strictObject({ Code: z.string().length(2) }),
      GlobalTaxInformation: taxInformation.optional(),
      ShipmentServiceOptions: z.strictObject({ InternationalForms: forms }).optional(),
      ReferenceNumber: references,
      Package: z.tuple([
        z.strictObject({
          Description: text(35),
          Packaging: z.strictObject({ Code: z.literal('02') }),
          Dimensions: z.strictObject({
            UnitOfMeasurement: unit('CM', 'IN'),
            Length: text(3),
            Width: text(3),
            Height: text(3),
          }),
          PackageWeight: z.strictObject({ UnitOfMeasurement: unit('KGS', 'LBS'), Weight: text(5) }),
          ReferenceNumber: references,
        }),
      ]),
    }),
    LabelSpecification: z.strictObject({
      LabelImageFormat: unit('ZPL', 'GIF'),
      HTTPUserAgent: text(64),
      LabelStockSize: z.strictObject({ Height: z.enum(['6', '8']), Width: z.literal('4') }),
    }),
  }),
})
export type UpsShipment = z.infer<typeof shipmentRequest>['ShipmentRequest']

export interface UpsProblem {
  readonly code: string
  readonly message: string
}

const SERVICES = new Set(['01', '02', '03', '07', '08', '11', '54', '65'])
/** A postcode of the right form that no town has. */
const UNKNOWN_POSTCODE = '75999'

/** What is wrong with a shipment; null = nothing. */
export function problemOf(value: unknown, accountNumber: string): UpsProblem | null {
  const read = shipmentRequest.safeParse(value)
  if (!read.success) {
    const path = read.error.issues[0]?.path.join('.') ?? ''
    return { code: '9120000', message: `Missing or invalid value in ${path}` }
  }
  const { Shipment } = read.data.ShipmentRequest
  const { Shipper, ShipTo, ShipFrom = Shipper, Service } = Shipment
  if (Shipper.ShipperNumber !== accountNumber)
    return { code: '120100', message: 'Missing or invalid shipper number' }
  if (!SERVICES.has(Service.Code)) return { code: '120102', message: 'Invalid service product' }
  const isAbroad = ShipFrom.Address.CountryCode !== ShipTo.Address.CountryCode
  if (isAbroad && (ShipTo.Phone === undefined || ShipFrom.Phone === undefined))
    return { code: '120213', message: 'A phone number must be at least 10 alphanumeric characters' }
  if (ShipTo.Address.PostalCode === UNKNOWN_POSTCODE)
    return { code: '120802', message: 'Address Validation Error on ShipTo: the postal code is unknown' }
  return null
}
