import { z } from 'zod'
import { serviceLevel } from '../domain/carrier.ts'
import * as scalars from '../domain/scalars.ts'
import { rule } from '../rules/document.ts'
import { caseWish } from '../rules/pinned-case.ts'
import { trial } from './orders.ts'
import { command, nothing, query } from './procedure.ts'

const line = z.object({ sku: scalars.sku, quantity: scalars.quantity })

const caseResult = z.object({
  id: scalars.uuid,
  name: z.string(),
  /** Of the order that it was made from. */
  reference: z.string(),
  country: scalars.country,
  postcode: z.string(),
  lines: z.array(line),
  wish: caseWish,
  kind: trial.shape.kind,
  parts: z.array(z.object({ siteId: z.string(), carrierId: z.string(), serviceId: z.string() })),
  /** All of it goes as wished. */
  isKept: z.boolean(),
})
export type CaseResult = z.infer<typeof caseResult>

/** A real order by its reference, or one that is typed. */
const caseSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('order'), reference: z.string().trim().min(1).max(80) }),
  z.object({
    kind: z.literal('typed'),
    channelId: scalars.code,
    country: scalars.country,
    postcode: z.string().trim().max(12),
    serviceLevel,
    lines: z.array(line).min(1).max(100),
  }),
])

/** Orders that must go a certain way, whatever the rules become. */
export const ruleCaseCalls = {
  /** What rules that need not be published make of every pinned case. */
  checkCases: query('packer', 'any-site')
    .input(z.object({ rules: z.array(rule).max(1000) }))
    .output(z.array(caseResult)),
  pinCase: command({
    role: 'manager',
    input: z.object({ name: z.string().trim().min(1).max(120), source: caseSource, wish: caseWish }),
    output: z.object({ caseId: z.string() }),
    needsHub: 'every-site',
  }),
  unpinCase: command({
    role: 'manager',
    input: z.object({ caseId: scalars.uuid }),
    output: nothing,
    needsHub: 'every-site',
  }),
}
