import { z } from 'zod'
import { dailySums } from '../domain/daily-figures.ts'
import * as scalars from '../domain/scalars.ts'
import { marketplaceHealth } from './marketplace-health.ts'
import { query } from './procedure.ts'

export const TREND_PARTS = ['all', 'site', 'channel', 'carrier'] as const
export type TrendPart = (typeof TREND_PARTS)[number]

export const TREND_STEPS = ['day', 'week'] as const
export type TrendStep = (typeof TREND_STEPS)[number]

export const TREND_WEEKS = [4, 8, 13, 26, 52] as const

const trendsAsked = z.object({
  by: z.enum(TREND_PARTS).default('all'),
  step: z.enum(TREND_STEPS).default('week'),
  /** So many, the running one included; they begin on Mondays. */
  weeks: z.literal(TREND_WEEKS).default(8),
})
export type TrendsAsked = z.infer<typeof trendsAsked>

export const trendsFigures = z.object({
  /** Of each step its first day, in the merchant's zone; the last one has not ended. */
  steps: z.array(scalars.localDate),
  /** By what they have most of in orders; one of 'all'. A step of which nothing is known has null. */
  series: z.array(
    z.object({
      /** The site, channel or carrier; '' of 'all'. */
      id: z.string(),
      steps: z.array(dailySums.nullable()),
      total: dailySums,
    }),
  ),
  /** Days before today that are being counted anew. */
  daysWaiting: z.int(),
  /** The days of some sites only: an order that several of them ship counts at each. */
  isOfSomeSites: z.boolean(),
})
export type TrendsFigures = z.infer<typeof trendsFigures>

/** What days and weeks came to, from figures that are kept: they cost the same however many orders there are. */
export const trends = {
  figures: query('lead', 'any-site').input(trendsAsked).output(trendsFigures),
  /** Of the marketplaces among the channels; none for whoever does not see all sites. */
  health: query('lead', 'any-site').input(z.object({})).output(z.array(marketplaceHealth)),
  /** One row a step and series. Money in cents. */
  csv: query('lead', 'any-site')
    .input(trendsAsked)
    .output(z.object({ name: z.string(), text: z.string() })),
}
