import { z } from 'zod'
import { newNumberRange, numberRange, numberSupply } from '../domain/number-range.ts'
import * as scalars from '../domain/scalars.ts'
import { command, query } from './procedure.ts'

/** Numbers that carriers gave the merchant for labels of our own drawing. */
export const numberRangeCalls = {
  /** Every range with what is left, and how long each account's last. */
  numberRanges: query('lead')
    .input(z.object({}))
    .output(z.object({ ranges: z.array(numberRange), supplies: z.array(numberSupply) })),
  /** A range that the carrier gave; refused where a number of it was entered before. */
  addNumberRange: command({
    role: 'manager',
    input: newNumberRange,
    output: z.object({ rangeId: z.string() }),
    wakes: ['scheduler'],
    needsHub: 'every-site',
  }),
  /** The parcels labelled on a day at a site by an account, as CSV: what the carrier is told of them. */
  dayList: query('packer', { site: 'siteId' })
    .input(z.object({ accountId: scalars.code, siteId: scalars.code, day: scalars.localDate }))
    .output(z.object({ csv: z.string(), parcels: z.int() })),
}
