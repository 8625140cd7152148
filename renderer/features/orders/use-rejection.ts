import { useNames } from '../../lib/catalog.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'

/** Says that a site does not ship what it was given, with the way to take that back. */
export function useReject() {
  const verbs = useMessages('verbs')
  const inWords = useSay()
  const say = useToasts((toasts) => toasts.say)
  const command = useCommand((client) => client.fulfillments.reject)
  const takeBack = useTakeBack()
  return {
    busy: command.busy,
    /** True when it was done. */
    async run(input: Parameters<typeof command.run>[0]): Promise<boolean> {
      const outcome = await command.run(input)
      if (outcome.kind !== 'done') return false
      const { orderId, siteId, sentence } = outcome.value
      say('done', inWords(sentence), {
        label: verbs.undo,
        isUndo: true,
        run: () => void takeBack.run(orderId, siteId),
      })
      return true
    },
  }
}

export function useTakeBack() {
  const texts = useMessages('orderReject')
  const names = useNames()
  const say = useToasts((toasts) => toasts.say)
  const command = useCommand((client) => client.fulfillments.takeBack)
  return {
    busy: command.busy,
    async run(orderId: string, siteId: string) {
      const outcome = await command.run({ orderId, siteId })
      if (outcome.kind === 'done') say('done', texts.asked({ site: names.site(siteId) }))
    },
  }
}
