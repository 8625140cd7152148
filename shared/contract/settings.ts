import { z } from 'zod'
import { CHANNEL_SLIPS } from '../domain/channel-slips.ts'
import { CUSTOMS } from '../domain/customs/customs-settings.ts'
import { exchangeRate } from '../domain/exchange-rate.ts'
import { HOLIDAYS } from '../domain/holidays.ts'
import { logo } from '../domain/logo.ts'
import { PAPER_ROUTES } from '../domain/paper-routes.ts'
import { POLICY } from '../domain/policy.ts'
import { prunedKind, pruning, RETENTION } from '../domain/retention.ts'
import { RETURN_POLICY } from '../domain/return-policy.ts'
import * as scalars from '../domain/scalars.ts'
import { SIGN_IN } from '../domain/sign-in-settings.ts'
import { SURCHARGES } from '../domain/surcharge.ts'
import { WORKSPACE } from '../domain/workspace.ts'
import { LANGUAGES } from '../lib/language.ts'
import { messageSchema } from '../messages/message.ts'
import { command, nothing, query } from './procedure.ts'

/** A day of the next twelve months that is closed, or a built-in one that is worked. */
export const closedDay = z.object({
  date: scalars.localDate,
  /** built-in: a public holiday, of one site's region where it names the site; own: closed on top in the whole country; site: closed at one site. */
  kind: z.enum(['built-in', 'own', 'site']),
  siteId: scalars.code.nullable(),
  name: messageSchema.nullable(),
  worked: z.boolean(),
  /** When orders of that day ship, for each site that works on that weekday; empty = it changes nothing for sites. */
  ships: z.array(z.object({ siteId: scalars.code, on: scalars.localDate })),
})
export type ClosedDay = z.infer<typeof closedDay>

const countryCalendar = z.object({ country: scalars.country, days: z.array(closedDay) })
export type CountryCalendar = z.infer<typeof countryCalendar>

export const settings = {
  get: query('packer', 'any-site')
    .input(z.object({}))
    .output(
      z.object({
        workspace: WORKSPACE.schema,
        policy: POLICY.schema,
        retention: RETENTION.schema,
        customs: CUSTOMS.schema,
        signIn: SIGN_IN.schema,
        returns: RETURN_POLICY.schema,
        surcharges: SURCHARGES.stored,
        holidays: HOLIDAYS.stored,
        paperRoutes: PAPER_ROUTES.stored,
        channelSlips: CHANNEL_SLIPS.stored,
        home: z.string(),
        store: z.string(),
        backupsBy: z.enum(['program', 'database']),
        lastBackupAt: scalars.epochMs.nullable(),
        programVersion: z.string(),
      }),
    ),
  /** Countries with most sites first, then those that are delivered to; days ascending. */
  closedDays: query('packer', 'any-site').input(z.object({})).output(z.array(countryCalendar)),
  /** How much there is of what is kept for a time, and what was pruned last. */
  storage: query('packer', 'any-site')
    .input(z.object({}))
    .output(
      z.object({
        bytes: z.int(),
        /** Of them free for what comes next. */
        freeBytes: z.int(),
        orders: z.int(),
        rows: z.record(prunedKind, z.int()),
        /** Old enough for the archive and not in it yet; what is still open of them keeps them out. */
        toArchive: z.int(),
        lastPruning: pruning.nullable(),
      }),
    ),
  putWorkspace: command(WORKSPACE.command),
  putPolicy: command(POLICY.command),
  putCustoms: command(CUSTOMS.command),
  putRetention: command(RETENTION.command),
  putSignIn: command(SIGN_IN.command),
  putReturns: command(RETURN_POLICY.command),
  putSurcharges: command(SURCHARGES.command),
  putHolidays: command(HOLIDAYS.command),
  putChannelSlips: command(CHANNEL_SLIPS.command),
  /** The logos that are stored, by their channel; null = of all channels. */
  logos: query('packer', 'any-site')
    .input(z.object({}))
    .output(z.array(logo.extend({ channelId: scalars.code.nullable() }))),
  /** A PNG or JPEG in base64 becomes the logo; null takes it away. */
  putLogo: command({
    role: 'manager',
    input: z.object({ channelId: scalars.code.nullable(), data: z.string().max(2_000_000).nullable() }),
    output: nothing,
    needsHub: 'every-site',
  }),
  /** How a packing slip of this channel looks, PNG in base64; null = it cannot be drawn. */
  slipPreview: query('packer', 'any-site')
    .input(
      z.object({
        channelId: scalars.code.nullable(),
        sample: z.enum(['usual', 'gift']),
        page: z.enum(['a4', 'label']),
        language: z.enum(LANGUAGES),
      }),
    )
    .output(z.object({ png: z.string().nullable() })),
  exchangeRates: query('packer', 'any-site')
    .input(z.object({}))
    .output(
      z.object({
        /** By base and currency, newest first. */
        rates: z.array(exchangeRate),
        /** Currencies of open orders that cannot be converted into the workspace's; most orders first. */
        missing: z.array(z.object({ currency: scalars.currency, orders: z.int() })),
      }),
    ),
  /** What a file of rates says; `base`: what they are for one unit of, where the file does not say. */
  readExchangeRates: query('manager')
    .input(z.object({ csv: z.string().max(2_000_000), base: scalars.currency }))
    .output(
      z.object({
        rates: z.array(exchangeRate),
        problems: z.array(z.object({ line: z.int().nullable(), message: messageSchema })),
      }),
    ),
  /** Replaces those of the same base, currency and day. */
  putExchangeRates: command({
    role: 'manager',
    input: z.object({ rates: z.array(exchangeRate).min(1).max(20_000) }),
    output: nothing,
    wakes: ['scheduler'],
    needsHub: 'every-site',
  }),
  removeExchangeRates: command({
    role: 'manager',
    input: z.object({
      rates: z
        .array(exchangeRate.pick({ base: true, currency: true, on: true }))
        .min(1)
        .max(20_000),
    }),
    output: nothing,
    wakes: ['scheduler'],
    needsHub: 'every-site',
  }),
}
