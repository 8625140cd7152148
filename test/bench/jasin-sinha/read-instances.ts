import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { MAX_EXACT_LINES } from '../../../main/engine/sourcing/line-cover.ts'
import type { Instance } from './network.ts'

const cost = z.number().min(0)
const skus = z.array(z.int().min(0)).max(MAX_EXACT_LINES)

const instanceFile = z
  .object({
    T: z.int().min(1),
    types: z.array(skus).min(1),
    lam: z.array(z.array(z.number().min(0))),
    b: z.array(z.array(z.int().min(0))).min(1),
    D: z.array(z.array(cost)),
    cf: z.array(z.array(cost)),
    cu: z.array(z.array(cost)),
    DLP: z.number().positive().nullable().default(null),
  })
  .superRefine((instance, context) => {
    const { types, lam, b, D, cf, cu } = instance
    const metros = lam[0]?.length ?? 0
    const shapes = [
      ['lam', lam, types.length, metros],
      ['b', b, b.length, b[0]?.length ?? 0],
      ['D', D, b.length, metros],
      ['cf', cf, b.length + 1, metros],
      ['cu', cu, b.length + 1, metros],
    ] as const
    for (const [field, table, rows, columns] of shapes) {
      const ragged = table.findIndex((row) => row.length !== columns)
      if (table.length !== rows) {
        context.addIssue({ code: 'custom', path: [field], message: `has ${table.length} rows, not ${rows}` })
      } else if (ragged >= 0) {
        const message = `has ${table[ragged]?.length} columns, not ${columns}`
        context.addIssue({ code: 'custom', path: [field, ragged], message })
      }
    }
    const known = b[0]?.length ?? 0
    types.forEach((basket, type) => {
      const unknown = basket.find((sku) => sku >= known)
      if (unknown !== undefined) {
        const message = `names SKU ${unknown}, and b has ${known}`
        context.addIssue({ code: 'custom', path: ['types', type], message })
      }
      if (new Set(basket).size !== basket.length) {
        context.addIssue({ code: 'custom', path: ['types', type], message: 'names a SKU twice' })
      }
    })
    if (!lam.some((row) => row.some((probability) => probability > 0))) {
      context.addIssue({ code: 'custom', path: ['lam'], message: 'has no arrival of a chance above 0' })
    }
  })

/** Every *.json of a folder, by name. Throws an Error that names the file and the field when one is malformed. */
export function readInstances(folder: string): Instance[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .toSorted()
  if (files.length === 0) throw new Error(`There is no *.json in ${folder}.`)
  return files.map((file) => parseInstance(readFileSync(join(folder, file), 'utf8'), file))
}

function parseInstance(text: string, file: string): Instance {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw new Error(`${file} is not JSON.`, { cause })
  }
  const parsed = instanceFile.safeParse(json)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Error(`${file}: ${issue?.path.join('.') || 'the file'}: ${issue?.message}`)
}
