import { expect } from 'vitest'
import { uuidv7 } from '../../../shared/lib/uuid.ts'
import type { ProgramClient } from './program.ts'
import type { OpenShop } from './shops.ts'

/** Connects a shop as a merchant does: adds it, lets its stock be compared with ours, and approves what will be written. */
export async function connectShop(client: ProgramClient, { channel, secrets }: OpenShop): Promise<void> {
  const call = <I>(input: I) => ({ commandId: uuidv7(Date.now(), Math.random), input })
  await client.channels.add(call({ channel, secrets: { ...secrets } }))
  await expect
    .poll(
      async () => {
        const answer = await client.channels.approveWrites(
          call({ channelId: channel.id, startsCounting: false }),
        )
        return answer.kind === 'done' ? answer.kind : answer.message.code
      },
      { timeout: 45_000, interval: 100 },
    )
    .toBe('done')
}
