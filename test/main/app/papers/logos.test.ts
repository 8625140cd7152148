import { afterEach, beforeEach, expect, it } from 'vitest'
import { logoBytes } from '../../../../main/app/papers/logos.ts'
import { message } from '../../../../shared/messages/message.ts'
import { aWorld } from '../../../support/engine-builders.ts'
import { aPng } from '../../../support/pictures.ts'
import { openWorkroom, type Workroom } from '../../../support/workroom.ts'

let room: Workroom
beforeEach(async () => {
  room = await openWorkroom(aWorld())
})
afterEach(() => room.close())

const RED = Buffer.from(aPng(40, 20)).toString('base64')
const WIDE = Buffer.from(aPng(80, 20)).toString('base64')
const put = (channelId: string | null, data: string | null) =>
  room.client.settings.putLogo(room.call({ channelId, data }))

async function worn(channelId: string | null): Promise<string | null> {
  const bytes = await room.read((tx) => logoBytes(tx, channelId))
  return bytes && Buffer.from(bytes).toString('base64')
}

it('is worn by every channel, until one has its own, and comes back when that is removed', async () => {
  const [channel] = await room.read((tx) => tx.channels.all())
  const id = channel?.id ?? ''
  await put(null, RED)
  expect(await worn(id)).toBe(RED)
  await put(id, WIDE)
  expect([await worn(id), await worn(null)]).toEqual([WIDE, RED])
  await put(id, null)
  expect(await worn(id)).toBe(RED)
  await put(null, null)
  expect(await worn(null)).toBeNull()
  // Undo puts what was there.
  await put(null, RED)
  expect(await room.client.settings.logos({})).toEqual([
    { channelId: null, format: 'png', widthPx: 40, heightPx: 20, data: RED },
  ])
})

it('is not changed by a file that is no picture', async () => {
  await put(null, RED)
  const page = Buffer.from('<html>').toString('base64')
  expect(await put(null, page)).toMatchObject({ kind: 'refused', message: message('logos.noPicture') })
  expect(await worn(null)).toBe(RED)
})
