import type { HolidayEdit } from '../../../shared/domain/holidays.ts'
import type { Site } from '../../../shared/domain/site.ts'
import type { LocalDate } from '../../../shared/lib/clock.ts'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'

/** Changes closed days, says so, and offers the way back. */
export function useClosedDays(stored: readonly HolidayEdit[]) {
  const texts = useMessages('closedDays')
  const verbs = useMessages('verbs')
  const say = useToasts((toasts) => toasts.say)
  const holidays = useCommand((client) => client.settings.putHolidays)
  const putSite = useCommand((client) => client.sites.put)

  /** Sends, and offers to send what was there before. */
  async function change(
    send: (back: boolean) => Promise<{ kind: string }>,
    sentence: string,
  ): Promise<boolean> {
    if ((await send(false)).kind !== 'done') return false
    say('done', sentence, {
      label: verbs.undo,
      run: () =>
        void send(true).then(({ kind }) => {
          if (kind === 'done') say('done', texts.restored)
        }),
    })
    return true
  }

  return {
    busy: holidays.busy || putSite.busy,
    /** In whole countries. */
    replace: (next: readonly HolidayEdit[], sentence: string) =>
      change((back) => holidays.run({ holidays: [...(back ? stored : next)] }), sentence),
    /** At one site. */
    closeSite: (site: Site, dates: readonly LocalDate[], sentence: string) =>
      change(
        (back) =>
          putSite.run(back ? site : { ...site, closedOn: [...new Set([...site.closedOn, ...dates])].sort() }),
        sentence,
      ),
    openSite: (site: Site, day: LocalDate, sentence: string) =>
      change(
        (back) =>
          putSite.run(back ? site : { ...site, closedOn: site.closedOn.filter((date) => date !== day) }),
        sentence,
      ),
  }
}

export type ClosedDays = ReturnType<typeof useClosedDays>
