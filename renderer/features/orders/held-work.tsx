import { Unplug } from 'lucide-react'
import { useState } from 'react'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import { roleAllows } from '../../../shared/domain/role.ts'
import type { HeldWork } from '../../../shared/domain/work-lease.ts'
import { DAY_MS, MINUTE_MS } from '../../../shared/lib/clock.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useNames, useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useSession } from '../../lib/session.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useNow } from '../../lib/use-now.ts'
import { TakeBackForm } from './take-back-form.tsx'

/** What of the order is with a site that is away, to be taken back by a lead; and what was. */
export function HeldWorkList({ detail }: { detail: OrderDetail }) {
  const texts = useMessages('following')
  const names = useNames()
  const format = useFormat()
  const timeZone = useTimeZone()
  if (detail.held.length === 0 && detail.takenBack.length === 0) return null
  return (
    <ul className="order-troubles">
      {detail.held.map((held) => (
        <Held key={held.fulfillmentId} held={held} />
      ))}
      {detail.takenBack.map(({ fulfillmentId, epoch, siteId, by, at, note }) => (
        <li key={`${fulfillmentId}/${epoch}`} className="order-rejection">
          <Unplug size={14} aria-hidden />
          <span>
            {texts.tookBack({ by, site: names.site(siteId), time: format.moment(at, timeZone), note })}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Held({ held }: { held: HeldWork }) {
  const { siteId, since, stations } = held
  const texts = useMessages('following')
  const orders = useMessages('orders')
  const names = useNames()
  const format = useFormat()
  const timeZone = useTimeZone()
  const role = useSession((session) => session.role)
  const [isAsked, setAsked] = useState(false)
  const site = names.site(siteId)
  const isToday = useNow(MINUTE_MS) - since < DAY_MS / 2
  return (
    <li className="order-rejection">
      <Unplug size={14} aria-hidden />
      <span title={format.exact(since, timeZone)}>
        {texts.awaySince({
          site,
          time: isToday ? format.time(since, timeZone) : format.moment(since, timeZone),
          stations: format.list(stations),
        })}
      </span>
      <Button
        tone="quiet"
        why={roleAllows(role, 'lead') ? null : orders.needsLead}
        onPress={() => setAsked(true)}
      >
        {texts.takeBack}
      </Button>
      <Dialog isOpen={isAsked} onClose={() => setAsked(false)} title={texts.takeBackTitle({ site })}>
        {isAsked && <TakeBackForm held={held} onDone={() => setAsked(false)} />}
      </Dialog>
    </li>
  )
}
