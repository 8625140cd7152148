import { z } from 'zod'
import { exceptionRecord } from '../domain/exception.ts'
import { explanation } from '../domain/explanation.ts'
import { fulfillment } from '../domain/fulfillment.ts'
import { order, orderState } from '../domain/order.ts'
import * as scalars from '../domain/scalars.ts'
import { bilingual, command, page, pageRequest, query } from './procedure.ts'

export const orderRow = z.object({
  id: z.string(),
  reference: z.string(),
  channelId: scalars.code,
  state: orderState,
  placedAt: scalars.epochMs,
  dueAt: scalars.epochMs.nullable(),
  priority: z.number(),
  customer: z.string(),
  country: scalars.country,
  postcode: z.string(),
  city: z.string(),
  serviceLevel: z.string(),
  units: z.int(),
  valueCents: scalars.nonNegativeCents,
  currency: scalars.currency,
  tags: z.array(z.string()),
  siteIds: z.array(scalars.code),
  services: z.array(z.object({ carrierId: scalars.code, serviceId: scalars.code })),
  openExceptions: z.int(),
})
export type OrderRow = z.infer<typeof orderRow>

/** One event of an order's life line, oldest first. */
export const lifeEvent = z.object({
  at: scalars.epochMs,
  actor: z.string(),
  /** Command type, e.g. 'orders.hold', or 'received', 'decided', 'pushed'. */
  type: z.string(),
  sentence: bilingual,
})

export type LifeEvent = z.infer<typeof lifeEvent>

export const orderDetail = z.object({
  order,
  state: orderState,
  priority: z.number(),
  receivedAt: scalars.epochMs,
  dueAt: scalars.epochMs.nullable(),
  ruleTags: z.array(z.string()),
  revision: z.int(),
  /** Names of the SKUs that occur. */
  productNames: z.record(z.string(), z.string()),
  fulfillments: z.array(fulfillment),
  exceptions: z.array(exceptionRecord),
  life: z.array(lifeEvent),
  /** What a person may do now. */
  allowed: z.array(z.enum(['hold', 'resume', 'cancel', 'decide-again', 'release'])),
})
export type OrderDetail = z.infer<typeof orderDetail>

const orderIds = z.object({ orderIds: z.array(z.string()).min(1).max(500) })
/** What happened to each of several orders; `skipped` says why. */
export const bulkResult = z.object({
  changed: z.array(z.string()),
  skipped: z.array(z.object({ id: z.string(), why: bilingual })),
})

export const orders = {
  list: query('packer')
    .input(
      z.object({
        ...pageRequest,
        search: z.string().max(200).default(''),
        states: z.array(orderState).default([]),
        channelIds: z.array(scalars.code).default([]),
        siteIds: z.array(scalars.code).default([]),
        sort: z.enum(['due', 'placed', 'reference', 'priority', 'value']).default('due'),
        descending: z.boolean().default(false),
      }),
    )
    .output(page(orderRow)),
  get: query('packer')
    .input(z.object({ orderId: z.string() }))
    .output(orderDetail),
  /** null: not decided yet. */
  explain: query('packer')
    .input(z.object({ orderId: z.string() }))
    .output(
      z.object({
        explanation: explanation.nullable(),
        sentences: z.object({ en: z.array(z.string()), fr: z.array(z.string()) }),
      }),
    ),
  hold: command('lead', z.object({ ...orderIds.shape, note: z.string().trim().max(300) }), bulkResult),
  resume: command('lead', orderIds, bulkResult),
  cancel: command('lead', z.object({ ...orderIds.shape, note: z.string().trim().max(300) }), bulkResult),
  decideAgain: command('lead', orderIds, bulkResult),
  /** To picking now, before the automatic release. */
  release: command('lead', orderIds, bulkResult),
}
