import type { Surcharge } from '../../../shared/domain/surcharge.ts'
import { useNames } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useOwnCurrency } from '../../lib/use-own-currency.ts'
import { EVERY_CARRIER } from './surcharge-draft.ts'

/** How a surcharge and the services that pay it are said. */
export function useSurchargeWords() {
  const texts = useMessages('surcharges')
  const names = useNames()
  const format = useFormat()
  const currency = useOwnCurrency()
  return {
    what(surcharge: Surcharge): string {
      const kind = texts.kinds[surcharge.kind]
      if (surcharge.kind === 'oversize')
        return `${kind}, ${texts.over({ centimetres: format.integer(surcharge.overLengthMm / 10) })}`
      return kind
    },
    scope(scope: string): string {
      if (scope === EVERY_CARRIER) return texts.everyCarrier
      const [carrierId = '', serviceId = ''] = scope.split('/')
      return serviceId === '*'
        ? texts.allServices({ carrier: names.carrier(carrierId) })
        : names.service(carrierId, serviceId)
    },
    amount(surcharge: Surcharge): string {
      return surcharge.kind === 'fuel'
        ? `+${format.percent(surcharge.percent / 100)}`
        : `+${format.money(surcharge.cents, currency)}`
    },
  }
}

/** Replaces the list of surcharges and says so, with the way back to the list before. */
export function useSurcharges(stored: readonly Surcharge[]) {
  const texts = useMessages('surcharges')
  const verbs = useMessages('verbs')
  const say = useToasts((toasts) => toasts.say)
  const put = useCommand((client) => client.settings.putSurcharges)

  async function replace(next: readonly Surcharge[], sentence: string): Promise<boolean> {
    const outcome = await put.run({ surcharges: [...next] })
    if (outcome.kind !== 'done') return false
    say('done', sentence, {
      label: verbs.undo,
      run: () =>
        void put.run({ surcharges: [...stored] }).then(({ kind }) => {
          if (kind === 'done') say('done', texts.restored)
        }),
    })
    return true
  }
  return { busy: put.busy, replace }
}
