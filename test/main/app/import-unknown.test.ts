import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { say } from '../../../shared/messages/say.ts'
import { examples, type ImportRoom, openImportRoom } from '../../support/import-room.ts'
import type { Workroom } from '../../support/workroom.ts'

let opened: ImportRoom
let room: Workroom
let client: ImportRoom['client']
beforeEach(async () => {
  opened = await openImportRoom()
  ;({ room, client } = opened)
})
afterEach(() => opened.close())

const open = async () => (await client.exceptions.list({})).rows
const states = async () =>
  Object.fromEntries((await client.orders.list({})).rows.map(({ reference, state }) => [reference, state]))

describe('SKUs of a file that nobody knows', () => {
  const orders = (...skus: string[]) =>
    `order,channel,placed_at,country,postcode,sku,quantity\n${skus
      .map((sku, n) => `U${n},fair,2026-11-23T09:00:00+01:00,FR,59000,${sku},1\n`)
      .join('')}`

  it('are said with what was meant, held as one, mapped by one key, and remembered for the next file', async () => {
    await opened.importing(examples({ 'orders.csv': () => orders('TEA-EARL') }))
    const uploads = opened.putUp({ 'orders.csv': orders('TEA-EARL', 'tea earl', 'tea earl') })
    const { attention } = await client.setup.previewImport({ uploads })
    expect(attention.map(({ what }) => say('en', what))).toContain(
      '2 lines name a SKU that is known in another form: tea earl, did you mean TEA-EARL?',
    )
    await client.setup.importFiles(room.call({ uploads, skipBadRows: false }))
    await room.room.decider.decideAll()
    const [row, ...more] = await open()
    if (row?.suggestion?.code !== 'map-meant') throw new Error('Nothing is proposed')
    expect([say('en', row.sentence), say('en', row.suggestion.label), more]).toEqual([
      '1 SKU of fair is unknown (tea earl); 2 orders wait',
      'tea earl is TEA-EARL',
      [],
    ])
    const args = { address: null, stock: null, note: '' }
    await client.exceptions.resolve(room.call({ exceptionId: row.record.id, code: 'map-meant', args }))
    await room.room.decider.decideAll()
    expect(await states()).toEqual({ U0: 'allocated', U1: 'allocated', U2: 'allocated' })
    await opened.importing({ 'orders.csv': orders('TEA-EARL', 'TEA-EARL', 'TEA-EARL', 'tea earl') })
    await room.room.decider.decideAll()
    expect([(await states())['U3'], await open()]).toEqual(['allocated', []])
  })

  it('that are like nothing wait without a proposal, and an undone import takes the question back', async () => {
    await opened.importing(examples({ 'orders.csv': () => orders('TEA-EARL') }))
    const call = room.call({
      uploads: opened.putUp({ 'orders.csv': orders('TEA-EARL', 'NIX') }),
      skipBadRows: false,
    })
    await client.setup.importFiles(call)
    expect((await open()).map(({ suggestion }) => suggestion?.code)).toEqual(['map-skus'])
    await client.setup.undoImport(room.call({ importId: call.commandId }))
    expect(await open()).toEqual([])
  })
})

describe('shipping methods of a file', () => {
  const COLUMNS = 'order,channel,placed_at,country,postcode,sku,quantity,shipping_method,service_level'
  const orders = (...methods: [method: string, level?: string][]) =>
    `${COLUMNS}\n${methods
      .map(
        ([method, level = ''], n) =>
          `M${n},fair,2026-11-23T09:00:00+01:00,FR,59000,TEA-EARL,1,${method},${level}\n`,
      )
      .join('')}`
  const imported = async (...methods: [string, string?][]) => {
    await opened.importing(examples({ 'orders.csv': () => orders(...methods) }))
    await room.room.decider.decideAll()
  }
  const levelOf = async (reference: string) => {
    const row = (await client.orders.list({})).rows.find((one) => one.reference === reference)
    return (await client.orders.get({ orderId: row?.id ?? '' })).order.serviceLevel
  }
  const means = async (level: 'standard' | 'express') => {
    const [method] = (await client.channels.methods({ channelId: 'fair' })).filter(
      ({ waiting }) => waiting > 0,
    )
    const target = { delivery: 'home' as const, level, service: null }
    await client.channels.setMethods(
      room.call({ channelId: 'fair', rows: [{ key: method?.key ?? '', target }] }),
    )
    await room.room.decider.decideAll()
  }

  it('count where they are certain, and where the file says the level outright', async () => {
    await imported(['Livraison express 24h'], ['Zephyr 7', 'express'])
    expect(await states()).toEqual({ M0: 'allocated', M1: 'allocated' })
    expect([await levelOf('M0'), await levelOf('M1')]).toEqual(['express', 'express'])
    expect(await open()).toEqual([])
  })

  it('that nobody can tell hold their orders as one question, answered once for the next file too', async () => {
    await imported(['Zephyr 7'], ['Zephyr 7'], [''])
    expect(await states()).toEqual({ M0: 'on-hold', M1: 'on-hold', M2: 'allocated' })
    expect((await open()).map(({ record }) => record.cause)).toMatchObject([
      { reason: 'unknown-method', channelId: 'fair', name: 'Zephyr 7', orders: 2 },
    ])
    await means('express')
    expect([await states(), await levelOf('M1'), await open()]).toMatchObject([
      { M0: 'allocated', M1: 'allocated' },
      'express',
      [],
    ])
    await opened.importing({ 'orders.csv': orders([''], [''], [''], ['Zephyr 7']) })
    await room.room.decider.decideAll()
    expect([(await states())['M3'], await levelOf('M3')]).toEqual(['allocated', 'express'])
  })

  it('wait on when a person decides anew or the SKU is explained, and go with the import that brought them', async () => {
    const call = room.call({
      uploads: opened.putUp(
        examples({ 'orders.csv': () => orders(['Zephyr 7']).replace('TEA-EARL', 'tea earl') }),
      ),
      skipBadRows: false,
    })
    await client.setup.importFiles(call)
    const [order] = (await client.orders.list({})).rows
    await client.orders.reallocate(room.call({ orderIds: [order?.id ?? ''] }))
    await room.room.decider.decideAll()
    expect(await states()).toEqual({ M0: 'on-hold' })
    const unmapped = (await open()).find(({ record }) => record.cause.reason === 'unmapped-skus')
    const args = { address: null, stock: null, note: '' }
    await client.exceptions.resolve(
      room.call({ exceptionId: unmapped?.record.id ?? '', code: 'map-meant', args }),
    )
    await room.room.decider.decideAll()
    expect(await states()).toEqual({ M0: 'on-hold' })
    await client.setup.undoImport(room.call({ importId: call.commandId }))
    expect(await open()).toEqual([])
  })
})
