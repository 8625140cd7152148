import { useMessages } from '../../lib/messages.ts'

type Texts = Readonly<Record<string, unknown>>

/** What settled an exception, in words: the fix that was taken, a command, or its cause that is gone. */
export function useHowSettled(): (closedBy: string | null) => string {
  const texts = useMessages('exceptionQueue')
  const { label } = useMessages('resolutions')
  const commands = useMessages('commands')
  return (closedBy) => {
    const [area = '', name = ''] = (closedBy ?? '').split('.')
    const command = (commands as Texts)[area] as Texts | undefined
    const found = [label, texts.settledHow].map((of: Texts) => of[area]).concat(command?.[name])
    const how = found.find((one) => typeof one === 'string')
    return typeof how === 'string' ? texts.settledBy({ how }) : texts.settled
  }
}
