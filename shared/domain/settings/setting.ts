import { z } from 'zod'
import * as scalars from '../scalars.ts'

/** Written behind a number, by `settings.units` of the messages. */
export type SettingUnit = 'minutes' | 'hours' | 'days'

interface Range {
  readonly min: number
  readonly max: number
  readonly unit?: SettingUnit
}

/** How a setting is entered; the screen draws its form from these. */
export type SettingInput =
  | { readonly kind: 'text' | 'time-zone' | 'currency' }
  | { readonly kind: 'switch' }
  /** Cents of the workspace's currency. */
  | { readonly kind: 'amount' }
  | ({ readonly kind: 'number' } & Range)
  /** A number, or null = off; `usual` is the number that switching it on begins with. */
  | ({ readonly kind: 'number-or-off'; readonly usual: number } & Range)
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  /** Days, or null = for ever. */
  | { readonly kind: 'days-kept' }

export interface Setting<S extends z.ZodType = z.ZodType, I extends SettingInput = SettingInput> {
  readonly schema: S
  readonly default: z.output<S>
  readonly input: I
}

export function textSetting(longest: number) {
  return { schema: z.string().trim().max(longest), default: '', input: { kind: 'text' } } as const
}

/** A number of the form `pattern`, or '' = none. */
export function codeSetting(pattern: RegExp) {
  const schema = z
    .string()
    .trim()
    .regex(new RegExp(`^(?:${pattern.source})?$`))
  return { schema, default: '', input: { kind: 'text' } } as const
}

export function timeZoneSetting(zone: string) {
  return { schema: scalars.timeZone, default: zone, input: { kind: 'time-zone' } } as const
}

export function currencySetting(currency: string) {
  return { schema: scalars.currency, default: currency, input: { kind: 'currency' } } as const
}

export function switchSetting(isOn: boolean) {
  return { schema: z.boolean(), default: isOn, input: { kind: 'switch' } } as const
}

export function amountSetting(cents: number) {
  return { schema: scalars.nonNegativeCents, default: cents, input: { kind: 'amount' } } as const
}

export function numberSetting({ default: usual, ...range }: Range & { readonly default: number }) {
  return {
    schema: z.int().min(range.min).max(range.max),
    default: usual,
    input: { kind: 'number', ...range },
  } as const
}

export function numberOrOffSetting({ default: usual, ...range }: Range & { readonly default: number }) {
  return {
    schema: z.int().min(range.min).max(range.max).nullable(),
    default: usual as number | null,
    input: { kind: 'number-or-off', usual, ...range },
  } as const
}

export function choiceSetting<const O extends readonly [string, ...string[]]>(
  options: O,
  usual: NoInfer<O[number]>,
) {
  return { schema: z.enum(options), default: usual, input: { kind: 'choice', options } } as const
}

/** A week at least, so that nobody loses what is still talked about. */
export function daysKeptSetting(days: number) {
  return {
    schema: z.int().min(7).max(3_650).nullable(),
    default: days as number | null,
    input: { kind: 'days-kept' },
  } as const
}
