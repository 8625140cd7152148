import { expect, it, onTestFinished } from 'vitest'
import type { HealthLine } from '../../../shared/contract/health.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../shared/lib/clock.ts'
import { message } from '../../../shared/messages/message.ts'
import { anOrder, aWorld, lines } from '../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

async function openRoom(): Promise<Workroom> {
  const room = await openWorkroom(aWorld({}))
  onTestFinished(() => room.close())
  return room
}

const inShort = ({ part, name, state, said }: HealthLine) =>
  [part, name, state, said.code.replace('health.said.', '')].filter((one) => one !== null).join(' ')

async function linesOf({ client }: Workroom): Promise<string[]> {
  return (await client.keeping.health({})).lines.map(inShort)
}

it('says of every part how it stands, what needs a person first', async () => {
  const room = await openRoom()
  expect(await linesOf(room)).toEqual([
    'backup watch noBackup',
    'database sound databaseAnswers',
    'deciding sound allDecided',
    'channel Shop sound linkOnline',
    'carrier posta sound linkOnline',
  ])
})

it('an order that nobody decides is a matter of a minute', async () => {
  const room = await openRoom()
  const { store, clock } = room.room
  await store.write((tx) => tx.orders.insert([anOrder({ lines: lines({ A: 1 }) })], clock.now()))
  expect(await linesOf(room)).toContain('deciding sound undecided')
  room.wait(2 * MINUTE_MS)
  const [first] = (await room.client.keeping.health({})).lines.filter(({ part }) => part === 'deciding')
  expect(first).toMatchObject({ state: 'watch', said: message('health.said.undecided', { count: 1 }) })
  expect(first?.since).toBe(clock.now() - 2 * MINUTE_MS)
})

it('a backup is old after a day and a half, and none of its business where the database is backed up', async () => {
  const room = await openRoom()
  const at = room.room.clock.now()
  Object.assign(room.room.keeping, { lastAt: () => at })
  expect(await linesOf(room)).toContain('backup sound backupMade')
  room.wait(DAY_MS + 13 * HOUR_MS)
  expect(await linesOf(room)).toContain('backup watch backupOld')
  Object.assign(room.room.keeping, { by: 'database' })
  expect(await linesOf(room)).toContain('backup sound backupByDatabase')
})

it('a hub without anybody who has the work is down', async () => {
  const room = await openRoom()
  const one = { id: 'a', host: 'north', pid: 7, startedAt: 1, isThis: true, workSince: null, devices: 2 }
  Object.assign(room.room.about, { processes: () => [one] })
  expect((await linesOf(room))[0]).toBe('process down nobodyWorks')
  Object.assign(room.room.about, { processes: () => [{ ...one, workSince: 5 }] })
  expect(await linesOf(room)).toContain('process north 7 sound processWorks')
})

it('a monitor reads the same, graded', async () => {
  const room = await openRoom()
  const metrics = await room.client.programs.metrics({})
  const graded = metrics.find(({ name }) => name === 'switchyard_health')
  expect(graded?.samples).toContainEqual({ labels: { part: 'backup', name: '' }, value: 1 })
  expect(graded?.samples).toContainEqual({ labels: { part: 'channel', name: 'Shop' }, value: 0 })
})

it('is for leads of all sites', async () => {
  const room = await openRoom()
  const ofOne = room.as({ role: 'lead', personId: 'bo', grants: [{ role: 'lead', siteId: 'LYON' }] })
  await expect(ofOne.keeping.health({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(room.as({ role: 'packer' }).keeping.health({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
})
