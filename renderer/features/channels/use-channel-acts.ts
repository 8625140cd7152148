import type { ChannelRow } from '../../../shared/contract/channels.ts'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'

/** What can be done with a channel from the list and from its panel alike. */
export function useChannelActs() {
  const texts = useMessages('channelScreen')
  const say = useToasts((toasts) => toasts.say)
  const setPaused = useCommand((client) => client.channels.setPaused)
  const syncNow = useCommand((client) => client.channels.syncNow)

  async function pause({ channel }: ChannelRow, paused: boolean) {
    const outcome = await setPaused.run({ channelId: channel.id, paused })
    if (outcome.kind === 'done')
      say(
        paused ? 'neutral' : 'done',
        paused ? texts.paused({ name: channel.name }) : texts.resumed({ name: channel.name }),
      )
  }
  async function ask({ channel }: ChannelRow) {
    const outcome = await syncNow.run({ channelId: channel.id })
    if (outcome.kind === 'done') say('neutral', texts.syncing({ name: channel.name }))
  }
  return {
    busy: setPaused.busy || syncNow.busy,
    flip: (row: ChannelRow) => void pause(row, !row.channel.paused),
    sync: (row: ChannelRow) => void ask(row),
  }
}

export type ChannelActs = ReturnType<typeof useChannelActs>
