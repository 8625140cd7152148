import { z } from 'zod'
import { type HttpAnswer, json } from '../channel-server/faulty-http.ts'
import { invalidParameter, wpError } from './wp-error.ts'

const given = z.object({
  name: z.string(),
  topic: z.string().regex(/^(\w+)\.(\w+)$/),
  status: z.enum(['active', 'paused', 'disabled']).default('active'),
  delivery_url: z.url(),
})

/** `/webhooks`: kept, and never called. */
export class Webhooks {
  readonly #all: ({ readonly id: number } & z.infer<typeof given>)[] = []

  handle(method: string, id: string | undefined, body: unknown): HttpAnswer {
    if (method === 'GET') return json(200, this.#all)
    const asked = given.safeParse(body)
    if (!asked.success) return invalidParameter('delivery_url', 'Webhook delivery URL is invalid.')
    if (id === undefined) {
      const made = { id: this.#all.length + 1, ...asked.data }
      this.#all.push(made)
      return json(201, made)
    }
    const at = this.#all.findIndex((webhook) => webhook.id === Number(id))
    if (at < 0) return wpError(404, 'woocommerce_rest_shop_webhook_invalid_id', 'Invalid ID.')
    const changed = { id: Number(id), ...asked.data }
    this.#all[at] = changed
    return json(200, changed)
  }
}
