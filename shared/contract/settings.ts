import { z } from 'zod'
import { exchangeRate } from '../domain/exchange-rate.ts'
import { holidayEdit } from '../domain/holidays.ts'
import { policy } from '../domain/policy.ts'
import { prunedKind, pruning, retention } from '../domain/retention.ts'
import * as scalars from '../domain/scalars.ts'
import { surcharge } from '../domain/surcharge.ts'
import { workspaceSettings } from '../domain/workspace.ts'
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
  get: query('packer')
    .input(z.object({}))
    .output(
      z.object({
        workspace: workspaceSettings,
        policy,
        surcharges: z.array(surcharge),
        holidays: z.array(holidayEdit),
        home: z.string(),
        store: z.string(),
        lastBackupAt: scalars.epochMs.nullable(),
        programVersion: z.string(),
      }),
    ),
  /** Countries with most sites first, then those that are delivered to; days ascending. */
  closedDays: query('packer').input(z.object({})).output(z.array(countryCalendar)),
  /** How long what is settled is kept, how much there is, and what was pruned last. */
  storage: query('packer')
    .input(z.object({}))
    .output(
      z.object({
        retention,
        bytes: z.int(),
        /** Of them free for what comes next. */
        freeBytes: z.int(),
        orders: z.int(),
        rows: z.record(prunedKind, z.int()),
        lastPruning: pruning.nullable(),
      }),
    ),
  putRetention: command({ role: 'manager', input: retention, output: nothing, needsHub: 'every-site' }),
  putWorkspace: command({
    role: 'manager',
    input: workspaceSettings,
    output: nothing,
    needsHub: 'every-site',
  }),
  putPolicy: command({ role: 'manager', input: policy, output: nothing, needsHub: 'every-site' }),
  /** What carriers add to the rate card; decisions from now on pay it. */
  putSurcharges: command({
    role: 'manager',
    input: z.object({ surcharges: z.array(surcharge).max(500) }),
    output: nothing,
    needsHub: 'every-site',
  }),
  /** Changes to the built-in public holidays, one entry a country. */
  putHolidays: command({
    role: 'manager',
    input: z.object({ holidays: z.array(holidayEdit).max(60) }),
    output: nothing,
    wakes: ['scheduler'],
    needsHub: 'every-site',
  }),
  exchangeRates: query('packer')
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
