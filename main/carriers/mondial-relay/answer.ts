import { z } from 'zod'
import type { PurchaseField } from '../../../shared/domain/label-purchase.ts'
import { message } from '../../../shared/messages/message.ts'
import type { BuyOutcome } from '../../app/ports/carrier.ts'
import { readXmlNames } from '../../remote/xml.ts'
import { fieldOf } from '../protocol/field-in-words.ts'
import { CARRIER } from './client.ts'

const many = <T extends z.ZodType>(one: T) => z.union([z.array(one), one.transform((value) => [value])])

const statusSchema = z.object({
  '@Code': z.string(),
  '@Level': z.string(),
  '@Message': z.string().optional(),
})
const shipmentSchema = z.object({
  '@ShipmentNumber': z.string().min(1),
  LabelList: z.object({ Label: many(z.object({ Output: z.string().optional() })) }).optional(),
})
const answerSchema = z.object({
  ShipmentCreationResponse: z.object({
    StatusList: z.union([z.object({ Status: many(statusSchema).optional() }), z.literal('')]).optional(),
    ShipmentsList: z
      .union([z.object({ Shipment: many(shipmentSchema).optional() }), z.literal('')])
      .optional(),
  }),
})

interface Status {
  readonly code: string
  readonly level: string
  readonly said: string
}

/** What an answer of API 2 says; null = it is none. */
export interface ShipmentAnswer {
  readonly statuses: readonly Status[]
  /** The shipment, when there is one, with its label as address or contents. */
  readonly made: { readonly number: string; readonly output: string } | null
}

export function readShipmentAnswer(text: string): ShipmentAnswer | null {
  const read = answerSchema.safeParse(readXmlNames(text))
  if (!read.success) return null
  const { StatusList, ShipmentsList } = read.data.ShipmentCreationResponse
  const statuses = typeof StatusList === 'object' ? (StatusList.Status ?? []) : []
  const [shipment] = typeof ShipmentsList === 'object' ? (ShipmentsList.Shipment ?? []) : []
  return {
    statuses: statuses.map((one) => ({
      code: one['@Code'],
      level: one['@Level'],
      said: one['@Message'] ?? '',
    })),
    made:
      shipment === undefined
        ? null
        : { number: shipment['@ShipmentNumber'], output: shipment.LabelList?.Label[0]?.Output?.trim() ?? '' },
  }
}

/** Codes whose field is known; others are told by their words. */
const FIELDS: Readonly<Record<string, PurchaseField>> = {
  '10044': 'postcode',
  '10056': 'product',
  '10070': 'product',
  '10071': 'point',
  '10072': 'point',
  '10073': 'point',
  '10074': 'point',
  '10075': 'point',
  '10085': 'phone',
}

const CREDENTIALS = '10001'

/** How statuses without a shipment end a purchase: status 200 and an error is "not made". null = nothing was refused. */
export function refusalOf(statuses: readonly Status[]): BuyOutcome | null {
  const errors = statuses.filter(({ level }) => /error/i.test(level))
  const [first] = errors
  if (first === undefined) return null
  const said = errors.map((one) => `${one.said} [${one.code}]`).join(' · ')
  if (errors.some(({ code }) => code === CREDENTIALS))
    return { kind: 'unauthorised', problem: message('carrierApi.credentials', { carrier: CARRIER, said }) }
  return {
    kind: 'refused',
    problem: message('carrierApi.refused', { carrier: CARRIER, said }),
    field: FIELDS[first.code] ?? fieldOf(said),
  }
}
