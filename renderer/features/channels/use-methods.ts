import type { MethodMeaning } from '../../../shared/contract/channel-methods.ts'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'

/** Says what shipping methods of a channel mean; each change can be undone from the toast that tells of it. */
export function useMethods(channelId: string) {
  const texts = useMessages('channelMethods')
  const verbs = useMessages('verbs')
  const say = useToasts((toasts) => toasts.say)
  const setMethods = useCommand((client) => client.channels.setMethods)

  async function send(rows: readonly MethodMeaning[]): Promise<boolean> {
    const outcome = await setMethods.run({ channelId, rows: [...rows] })
    if (outcome.kind !== 'done') return false
    const { before, orders } = outcome.value
    say('done', texts.saved({ count: rows.length, orders }), {
      label: verbs.undo,
      run: () => void setMethods.run({ channelId, rows: before }),
    })
    return true
  }

  return { busy: setMethods.busy, send }
}

export type Methods = ReturnType<typeof useMethods>
