import { z } from 'zod'

/**
 * - `queued`: waits for its turn
 * - `held`: waited too long while the printer was off; a person releases or cancels it
 * - `sending`: durably marked before the first byte; after a crash it becomes `unknown`
 * - `sent`: every byte taken, no proof of paper
 * - `confirmed`: the printer, or a person, confirmed it came out
 * - `unknown`: may have come out; only a person's answer moves it
 * - `failed`: it did not come out and is not tried again by itself
 * - `cancelled`: withdrawn before it was sent
 */
export const printJobState = z.enum([
  'queued',
  'held',
  'sending',
  'sent',
  'confirmed',
  'unknown',
  'failed',
  'cancelled',
])
export type PrintJobState = z.infer<typeof printJobState>
