import { expect, it } from 'vitest'
import { z } from 'zod'
import { CorruptRowError } from '../../../main/app/ports/store.ts'
import { SealedDocument } from '../../../main/store/sealed-document.ts'

let checks = 0
const short = z.object({ name: z.string().refine((name) => (checks += 1) > 0 && name.length < 5) })
const documents = new SealedDocument<{ name: string }>(short, 'documents', 1)
/** How often reading it checks it. */
const read = (row: { doc: string; seal: number | null }, by = documents) => {
  checks = 0
  return { value: by.read(row, 'k'), checks }
}

it('is checked when it is written, and not again as long as neither it nor its schema has changed', () => {
  const longer = { name: 'Ana', more: 1 }
  const kept = documents.write(longer)
  expect(kept.doc).toBe('{"name":"Ana"}')
  expect(read(kept)).toEqual({ value: { name: 'Ana' }, checks: 0 })
})

it('is checked when it was edited, was written under another schema, or has no seal', () => {
  const kept = documents.write({ name: 'Ana' })
  expect(read({ ...kept, doc: '{"name":"Eva"}' })).toEqual({ value: { name: 'Eva' }, checks: 1 })
  expect(read({ ...kept, seal: null })).toEqual({ value: { name: 'Ana' }, checks: 1 })
  expect(read(kept, new SealedDocument<{ name: string }>(short, 'documents', 2))).toMatchObject({ checks: 1 })
  const wider = new SealedDocument(short.extend({ age: z.int().optional() }), 'documents', 1)
  expect(read(kept, wider)).toMatchObject({ checks: 1 })
  expect(() => documents.read({ ...kept, doc: '{"name":"Annette"}' }, 'k')).toThrow(CorruptRowError)
})

it('that is not what the schema wants is kept as it is, and its reader hears of it', () => {
  const kept = documents.write({ name: 'Annette' })
  expect(kept).toEqual({ doc: '{"name":"Annette"}', seal: null })
  expect(() => documents.read(kept, 'k')).toThrow(CorruptRowError)
})
