import { z } from 'zod'
import * as scalars from './scalars.ts'

/** The kinds of file that a person may say the columns of. */
export const MAPPED_KINDS = ['orders', 'stock', 'products', 'rates'] as const
export type MappedKind = (typeof MAPPED_KINDS)[number]

export interface MappedColumn {
  readonly name: string
  /** A file without it, and without a value for all of its rows, cannot be read. */
  readonly isRequired: boolean
  /** Of two columns with the same `either`, one is enough. */
  readonly either?: string
}

/** Our columns that can be filled from a file's, in the order they are shown. */
export const MAPPED_COLUMNS: Readonly<Record<MappedKind, readonly MappedColumn[]>> = {
  orders: [
    { name: 'order', isRequired: true },
    { name: 'channel', isRequired: true },
    { name: 'placed_at', isRequired: true },
    { name: 'sku', isRequired: true },
    { name: 'quantity', isRequired: true },
    { name: 'unit_price', isRequired: false },
    { name: 'currency', isRequired: false },
    { name: 'name', isRequired: false },
    { name: 'company', isRequired: false },
    { name: 'street', isRequired: false },
    { name: 'street_2', isRequired: false },
    { name: 'postcode', isRequired: false },
    { name: 'city', isRequired: false },
    { name: 'country', isRequired: true },
    { name: 'phone', isRequired: false },
    { name: 'email', isRequired: false },
    { name: 'shipping_method', isRequired: false },
    { name: 'customer_note', isRequired: false },
    { name: 'ship_by', isRequired: false },
  ],
  stock: [
    { name: 'site', isRequired: true },
    { name: 'sku', isRequired: true },
    { name: 'on_hand', isRequired: true },
    { name: 'safety', isRequired: false },
  ],
  products: [
    { name: 'sku', isRequired: true },
    { name: 'name', isRequired: false },
    { name: 'weight_g', isRequired: true, either: 'weight' },
    { name: 'weight_kg', isRequired: true, either: 'weight' },
    { name: 'length_mm', isRequired: false },
    { name: 'width_mm', isRequired: false },
    { name: 'height_mm', isRequired: false },
    { name: 'hs_code', isRequired: false },
    { name: 'origin_country', isRequired: false },
    { name: 'customs_description', isRequired: false },
    { name: 'picture', isRequired: false },
  ],
  rates: [
    { name: 'carrier', isRequired: true },
    { name: 'service', isRequired: true },
    { name: 'origin_site', isRequired: true },
    { name: 'country', isRequired: true },
    { name: 'postcode_prefix', isRequired: false },
    { name: 'up_to_weight_g', isRequired: true, either: 'weight' },
    { name: 'up_to_weight_kg', isRequired: true, either: 'weight' },
    { name: 'price', isRequired: true },
    { name: 'transit_days', isRequired: true },
  ],
}

/** How the columns of a file are ours, as a person said it. */
export const fileMapping = z.object({
  kind: z.enum(MAPPED_KINDS),
  /** Our column to the header of the file's. */
  columns: z.record(z.string().max(40), z.string().max(200)),
  /** Our column to the text of all its rows. */
  constants: z.record(z.string().max(40), z.string().max(200)),
})
export type FileMapping = z.infer<typeof fileMapping>

/** What a carrier's tariff does not say of itself. */
export const tariffChoice = z.object({
  carrier: scalars.code,
  service: scalars.code,
  /** null = from any site. */
  originSite: scalars.code.nullable(),
  /** Country of postcodes that stand without one. */
  home: scalars.country,
  transitDays: z.int().min(0).max(60),
})
export type TariffChoice = z.infer<typeof tariffChoice>

/** How one file is to be read, where it does not say it itself. */
export const fileReading = z.object({
  /** Of a workbook; null = those that are known. */
  sheet: z.string().max(100).nullable(),
  mapping: fileMapping.nullable(),
  tariff: tariffChoice.nullable(),
})
export type FileReading = z.infer<typeof fileReading>

/** What is remembered for the next file with the same header row. */
export const savedReading = fileReading.pick({ mapping: true, tariff: true })
export type SavedReading = z.infer<typeof savedReading>

/** How files with one header row are read, to be seen and forgotten. */
export const rememberedReading = z.object({
  /** Of the header row; stable. */
  signature: z.string().max(64),
  at: scalars.epochMs,
  reading: savedReading,
})
export type RememberedReading = z.infer<typeof rememberedReading>

/** Our columns that a mapping leaves without a value although they are needed. */
export function missingColumns({ kind, columns, constants }: FileMapping): string[] {
  const has = ({ name }: MappedColumn): boolean =>
    (columns[name] ?? '') !== '' || (constants[name] ?? '') !== ''
  const all = MAPPED_COLUMNS[kind]
  const isCovered = (one: MappedColumn): boolean =>
    has(one) || (one.either !== undefined && all.some((other) => other.either === one.either && has(other)))
  return all.filter((one) => one.isRequired && !isCovered(one)).map(({ name }) => name)
}
