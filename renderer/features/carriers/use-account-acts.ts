import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'

/** Switches accounts on and off, with the way back. */
export function useAccountActs() {
  const texts = useMessages('carrierAccounts')
  const verbs = useMessages('verbs')
  const say = useToasts((toasts) => toasts.say)
  const put = useCommand((client) => client.carriers.setAccountActive)

  async function setActive({ id, name }: CarrierAccount, isActive: boolean): Promise<boolean> {
    const outcome = await put.run({ accountId: id, isActive })
    if (outcome.kind !== 'done') return false
    if (isActive) say('done', texts.switchedOn({ name }))
    else
      say('neutral', texts.switchedOff({ name }), {
        label: verbs.undo,
        run: () =>
          void put.run({ accountId: id, isActive: true }).then(({ kind }) => {
            if (kind === 'done') say('done', texts.switchedOn({ name }))
          }),
      })
    return true
  }
  return { busy: put.busy, setActive }
}
