import { definitionOf } from '../../../shared/messages/catalogue.ts'
import { useMessages, useSay } from '../../lib/messages.ts'

/** What may have settled an exception: a fix that was taken, a command, or its cause that is gone. */
const SETTLERS = ['resolutions.label', 'commands', 'exceptionQueue.settledHow']

/** What settled an exception, in words. */
export function useHowSettled(): (closedBy: string | null) => string {
  const texts = useMessages('exceptionQueue')
  const inWords = useSay()
  return (closedBy) => {
    const code = SETTLERS.map((of) => `${of}.${closedBy}`).find((one) => definitionOf(one) !== undefined)
    return code === undefined ? texts.settled : texts.settledBy({ how: inWords({ code, args: {} }) })
  }
}
