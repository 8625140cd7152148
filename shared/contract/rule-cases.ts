import { z } from 'zod'
import { serviceLevel } from '../domain/carrier.ts'
import * as scalars from '../domain/scalars.ts'
import { rule } from '../rules/document.ts'
import { caseWish } from '../rules/pinned-case.ts'
import { ruleTick } from '../rules/rule-tick.ts'
import { trial } from './order-parts.ts'
import { command, nothing, query, refused } from './procedure.ts'

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

export type CaseSource = z.infer<typeof caseSource>

const side = trial.pick({ kind: true, parts: true, problem: true })

const triedOrder = z.object({
  reference: z.string(),
  published: side,
  draft: side,
  /** In their order. */
  rules: z.array(ruleTick),
})
export type TriedOrder = z.infer<typeof triedOrder>

/** Orders that must go a certain way, whatever the rules become. */
export const ruleCaseCalls = {
  /** What rules that need not be published make of every pinned case. */
  checkCases: query('packer', 'any-site')
    .input(z.object({ rules: z.array(rule).max(1000) }))
    .output(z.array(caseResult)),
  /** One order by rules that need not be published, beside how the published ones would have it now. */
  tryOrder: query('packer', 'any-site')
    .input(z.object({ rules: z.array(rule).max(1000), source: caseSource }))
    .output(z.union([refused, z.object({ kind: z.literal('tried'), tried: triedOrder })])),
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
