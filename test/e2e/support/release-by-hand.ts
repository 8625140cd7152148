import { uuidv7 } from '../../../shared/lib/uuid.ts'
import { connect } from '../../support/program/program.ts'
import type { RunningControlRoom } from './running-control-room.ts'

/** Orders stay decided until a person releases them: the demo does it two minutes after their decision. */
export async function releaseByHand({ address }: RunningControlRoom): Promise<void> {
  const { client, socket } = await connect(address)
  const { settings } = await client.session.hello({})
  const input = { ...settings, autoReleaseMinutes: null }
  await client.settings.putWorkspace({ commandId: uuidv7(Date.now(), Math.random), input })
  socket.close()
}
