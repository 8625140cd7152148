import { z } from 'zod'

const text = z.string().nullish()

const rateSchema = z.object({
  id: z.string().min(1),
  carrier: z.string(),
  service: z.string(),
  rate: z.union([z.string(), z.number()]),
  currency: z.string(),
  delivery_days: z.number().nullish(),
})
export type Rate = z.infer<typeof rateSchema>

const shipmentSchema = z.object({
  id: z.string().min(1),
  reference: text,
  tracking_code: text,
  refund_status: text,
  rates: z.array(rateSchema),
  messages: z.array(z.object({ carrier: text, message: z.unknown() })).nullish(),
  selected_rate: rateSchema.nullish(),
  postage_label: z.object({ label_url: text, label_pdf_url: text, label_zpl_url: text }).nullish(),
  forms: z.array(z.object({ form_type: text, form_url: text })).nullish(),
  tracker: z.object({ public_url: text }).nullish(),
})
export type Shipment = z.infer<typeof shipmentSchema>

/** null = it is none. */
export function readShipment(value: unknown): Shipment | null {
  return shipmentSchema.safeParse(value).data ?? null
}

/** Whether its label was bought; only then has it a number. */
export function isBought({ postage_label, tracking_code }: Shipment): boolean {
  return postage_label !== null && postage_label !== undefined && Boolean(tracking_code)
}

/** The rate of a product such as 'USPS:GroundAdvantage', however either is written; null = it is not offered. */
export function rateOf({ rates }: Shipment, product: string): Rate | null {
  const wanted = plain(product)
  return rates.find((rate) => plain(productOf(rate)) === wanted) ?? null
}

export function productOf({ carrier, service }: Pick<Rate, 'carrier' | 'service'>): string {
  return `${carrier}:${service}`
}

/** What the carriers said instead of a rate, those of the product first. */
export function saidByCarriers({ messages }: Shipment, product: string): string {
  const [carrier = ''] = product.split(':')
  const all = (messages ?? []).flatMap((one) =>
    typeof one.message === 'string' && one.message !== ''
      ? [{ carrier: one.carrier ?? '', message: one.message }]
      : [],
  )
  const own = all.filter((one) => plain(one.carrier) === plain(carrier))
  return (own.length > 0 ? own : all).map((one) => `${one.carrier}: ${one.message}`).join(' · ')
}

/** Letters and digits only: EasyPost writes 'DhlExpress' in one place and 'dhlexpress' in another. */
export function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9:]/g, '')
}
