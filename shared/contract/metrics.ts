import { z } from 'zod'
import { query } from './procedure.ts'

/** What a monitor watches, as Prometheus counts it. */
export const metric = z.object({
  name: z.string(),
  help: z.string(),
  kind: z.enum(['gauge', 'counter']),
  samples: z.array(z.object({ labels: z.record(z.string(), z.string()), value: z.number() })),
})
export type Metric = z.infer<typeof metric>

export const metrics = {
  metrics: query('lead').input(z.object({})).output(z.array(metric)),
}
