import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTwoSites } from '../../../support/two-sites.ts'
import type { Workroom } from '../../../support/workroom.ts'

let room: Workroom
beforeEach(async () => {
  room = await openTwoSites()
})
afterEach(() => room.close())

const packing = (site: string) => ({
  fulfillmentId: `f-order-${site}-${site}`,
  printerId: 'printer-LILLE',
  weightsG: [null],
})

describe('a packer of Lille', () => {
  const grants = [{ role: 'packer', siteId: 'LILLE' }] as const

  it('is refused to pack what is Lyon’s, in words, and nothing is journaled', async () => {
    await expect(
      room.as({ role: 'packer', grants }).packing.pack(room.call(packing('LYON'))),
    ).rejects.toMatchObject({
      code: 'FORBIDDEN',
      data: {
        needed: 'packer',
        why: { code: 'access.neededAt', args: { sites: ['Lyon'] } },
      },
    })
    expect(await room.read((tx) => tx.journal.lastSeq())).toBe(0)
  })

  it('comes as far as the handler with what is of Lille', async () => {
    const answer = await room
      .as({ role: 'packer', grants })
      .packing.ship(room.call({ fulfillmentId: 'f-order-LILLE-LILLE' }))
    expect(answer.kind).toBe('refused')
  })
})

describe('a lead of Lille', () => {
  const grants = [{ role: 'lead', siteId: 'LILLE' }] as const

  it('has the role of the site in question, not the largest of anywhere', async () => {
    const lead = room.as({ role: 'lead', grants: [...grants, { role: 'packer', siteId: 'LYON' }] })
    const resolve = (site: string) =>
      lead.exceptions.resolve(
        room.call({
          exceptionId: `exception-${site}`,
          code: 'accept' as const,
          args: { address: null, stock: null, note: '' },
        }),
      )
    expect(await resolve('LYON')).toMatchObject({
      kind: 'refused',
      message: { code: 'refusals.exceptions.leadOnly' },
    })
    expect(await resolve('LILLE')).toMatchObject({ kind: 'done' })
  })
})
