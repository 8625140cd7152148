import { z } from 'zod'
import { type HttpAnswer, json } from '../../../main/demo/channel-server/faulty-http.ts'
import type { MarketplaceShop } from './marketplace-shop.ts'
import type { OrderRecord } from './records.ts'
import { miraklError } from './writes.ts'

const threadInput = z.strictObject({
  body: z.string().min(3).max(50_000),
  to: z.array(z.enum(['OPERATOR', 'CUSTOMER'])).min(1),
  topic: z.strictObject({ type: z.enum(['FREE_TEXT', 'REASON_CODE']), value: z.string().min(3).max(200) }),
})

/** OR43: a form with the thread as JSON and its files. */
export function openThread(order: OrderRecord, contentType: string, body: string): HttpAnswer {
  const boundary = /^multipart\/form-data; boundary=(.+)$/.exec(contentType)?.[1]
  if (boundary === undefined) return miraklError(415, 'Content-Type is not supported')
  const parts = body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => {
      const [head = '', ...rest] = part.split('\r\n\r\n')
      return { head, content: rest.join('\r\n\r\n').replace(/\r\n$/, '') }
    })
  const input = parts.find(({ head }) => head.includes('name="thread_input"'))
  const asked = threadInput.safeParse(input === undefined ? null : JSON.parse(input.content))
  if (!asked.success) return miraklError(400, z.prettifyError(asked.error))
  const files = parts.flatMap(({ head }) => {
    const name = /name="files"; filename="([^"]+)"/.exec(head)?.[1]
    const type = /Content-Type: (\S+)/.exec(head)?.[1]
    return name === undefined || type === undefined ? [] : [{ name, type }]
  })
  const id = `thread-${order.id}-${order.threads.length + 1}`
  order.threads.push({ id, topic: asked.data.topic.value, body: asked.data.body, files })
  return json(201, { message_id: `${id}-1`, thread_id: id })
}

/** M11: of some orders. */
export function listThreads(shop: MarketplaceShop, query: URLSearchParams): HttpAnswer {
  if (query.get('entity_type') !== 'MMP_ORDER') return miraklError(400, 'entity_type is missing')
  const ids = query.get('entity_id')?.split(',') ?? []
  const data = [...shop.orders.values()]
    .filter(({ id }) => ids.includes(id))
    .flatMap((order) =>
      order.threads.map(({ id, topic }) => ({
        id,
        authorized_participants: [],
        current_participants: [],
        date_created: new Date(order.createdAt).toISOString(),
        date_updated: new Date(order.createdAt).toISOString(),
        entities: [{ id: order.id, label: order.id, type: 'MMP_ORDER' }],
        metadata: { last_message_date: new Date(order.createdAt).toISOString(), total_count: 1 },
        topic: { type: 'FREE_TEXT', value: topic },
      })),
    )
  return json(200, { data })
}
