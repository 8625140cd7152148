import { type ExchangeRate, rateText } from '../../../shared/domain/exchange-rate.ts'
import { locale } from '../../../shared/lib/language.ts'
import { useLanguage, useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'

/** '4.2731' or '4,2731': at least four decimals, so that rates stand under each other. */
export function useRateText(): (rate: ExchangeRate) => string {
  const format = new Intl.NumberFormat(locale(useLanguage()), {
    minimumFractionDigits: 4,
    maximumFractionDigits: 9,
  })
  return ({ rateBillionths }) => format.format(Number(rateText(rateBillionths)))
}

/** Writes and removes rates and says so, with the way back to what `stored` has. */
export function useExchangeRates(stored: readonly ExchangeRate[]) {
  const texts = useMessages('exchangeRates')
  const verbs = useMessages('verbs')
  const say = useToasts((toasts) => toasts.say)
  const number = useRateText()
  const putRates = useCommand((client) => client.settings.putExchangeRates)
  const removeRates = useCommand((client) => client.settings.removeExchangeRates)

  const storedAs = (rate: ExchangeRate) => stored.find((each) => isSameKey(each, rate))
  const replaced = (rates: readonly ExchangeRate[]) => rates.flatMap((rate) => storedAs(rate) ?? [])

  async function back(put: readonly ExchangeRate[], remove: readonly ExchangeRate[]) {
    const outcomes = [
      ...(put.length > 0 ? [await putRates.run({ rates: [...put] })] : []),
      ...(remove.length > 0 ? [await removeRates.run({ rates: remove.map(keyOf) })] : []),
    ]
    if (outcomes.every(({ kind }) => kind === 'done')) say('done', texts.restored)
  }

  async function put(rates: readonly ExchangeRate[], sentence: string): Promise<boolean> {
    const outcome = await putRates.run({ rates: [...rates] })
    if (outcome.kind !== 'done') return false
    const added = rates.filter((rate) => storedAs(rate) === undefined)
    say('done', sentence, { label: verbs.undo, run: () => void back(replaced(rates), added) })
    return true
  }

  /** '1 EUR = 4.2731 PLN'. */
  const said = (rate: ExchangeRate) => `1 ${rate.base} = ${number(rate)} ${rate.currency}`

  return {
    busy: putRates.busy || removeRates.busy,
    replaced,
    add: (rate: ExchangeRate) => put([rate], texts.saved({ rate: said(rate) })),
    take: (rates: readonly ExchangeRate[]) => put(rates, texts.imported({ rates: rates.length })),
    async remove(rate: ExchangeRate) {
      const outcome = await removeRates.run({ rates: [keyOf(rate)] })
      if (outcome.kind !== 'done') return
      say('neutral', texts.removed({ rate: said(rate) }), {
        label: verbs.undo,
        run: () => void back([rate], []),
      })
    },
    said,
  }
}

export type ExchangeRates = ReturnType<typeof useExchangeRates>

const keyOf = ({ base, currency, on }: ExchangeRate) => ({ base, currency, on })

function isSameKey(a: ExchangeRate, b: ExchangeRate): boolean {
  return a.base === b.base && a.currency === b.currency && a.on === b.on
}
