import { useState } from 'react'
import type { Site } from '../../shared/domain/site.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/lib/clock.ts'
import { localDateOf } from '../../shared/lib/day.ts'
import { useMessages } from '../lib/messages.ts'
import { roomClock } from '../lib/room-clock.ts'
import { useToasts } from '../lib/toasts.ts'
import { useCommand } from '../lib/use-command.ts'
import { Button } from './button.tsx'
import { Field } from './field.tsx'
import { Select } from './select.tsx'
import './site-outage.css'

const UNTILS = ['open', 'tonight', 'morning'] as const

/** Closes a site for now, with a reason and an end, or opens it again. `onDone` is called when that is done. */
export function SiteOutage({
  site,
  why,
  onDone,
}: {
  site: Site
  /** Why this person may not; null = they may. */
  why: string | null
  onDone?: () => void
}) {
  const texts = useMessages('siteOutage')
  const say = useToasts((toasts) => toasts.say)
  const set = useCommand((client) => client.sites.setOutage)
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState<(typeof UNTILS)[number]>('open')

  async function shut() {
    const now = roomClock.now()
    const midnight = nextMidnight(now, site.timeZone)
    const ends = { open: null, tonight: midnight, morning: midnight + 6 * HOUR_MS }
    const outage = { reason: reason.trim(), since: now, until: ends[until] }
    const outcome = await set.run({ siteId: site.id, outage })
    if (outcome.kind !== 'done') return
    say(
      'done',
      texts.shutDone({
        site: site.name,
        moved: outcome.value.movedOrders,
        stopped: outcome.value.stoppedOrders,
      }),
    )
    onDone?.()
  }
  async function reopen() {
    const outcome = await set.run({ siteId: site.id, outage: null })
    if (outcome.kind !== 'done') return
    say('done', texts.reopened({ site: site.name, moved: outcome.value.movedOrders }))
    onDone?.()
  }

  if (site.outage !== null)
    return (
      <div className="site-outage">
        <p>{texts.closed({ reason: site.outage.reason })}</p>
        <div className="dialog-buttons">
          <Button tone="primary" why={why} busy={set.busy} onPress={() => void reopen()}>
            {texts.reopen}
          </Button>
        </div>
      </div>
    )
  return (
    <div className="site-outage">
      <p className="unit">{texts.outageText}</p>
      <Field label={texts.reason} value={reason} onChange={setReason} />
      <Select
        label={texts.until}
        choices={UNTILS.map((id) => ({ id, label: texts.untils[id] }))}
        value={until}
        onChange={setUntil}
      />
      <div className="dialog-buttons">
        <Button
          tone="danger"
          why={why ?? (reason.trim() === '' ? texts.reason : null)}
          busy={set.busy}
          onPress={() => void shut()}
        >
          {texts.shut}
        </Button>
      </div>
    </div>
  )
}

/** Found by stepping quarter hours, so that clock changes need no care. */
function nextMidnight(now: number, timeZone: string): number {
  const quarter = 15 * MINUTE_MS
  let at = Math.ceil(now / quarter) * quarter
  const today = localDateOf(now, timeZone)
  while (localDateOf(at, timeZone) === today && at < now + 2 * DAY_MS) at += quarter
  return at
}
