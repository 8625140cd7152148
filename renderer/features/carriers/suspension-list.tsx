import { Play } from 'lucide-react'
import type { Suspension } from '../../../shared/domain/carrier.ts'
import { Button } from '../../components/button.tsx'
import { useNames, useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { roomClock } from '../../lib/room-clock.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'

/** What is stopped of one carrier, why and until when, with the way to end it. */
export function SuspensionList(props: { suspensions: readonly Suspension[]; why: string | null }) {
  return (
    <ul className="carrier-suspensions">
      {props.suspensions.map((suspension) => (
        <SuspensionLine key={suspension.id} suspension={suspension} why={props.why} />
      ))}
    </ul>
  )
}

function SuspensionLine({ suspension, why }: { suspension: Suspension; why: string | null }) {
  const texts = useMessages('carriers')
  const format = useFormat()
  const names = useNames()
  const timeZone = useTimeZone()
  const resume = useResume()
  const { carrierId, serviceId, zones, reason, from, until } = suspension
  return (
    <li className="carrier-suspension">
      <strong>{reason}</strong>
      <span>{serviceId === null ? texts.whole : names.service(carrierId, serviceId)}</span>
      <span>{zones.length === 0 ? texts.toAll : texts.toZones({ zones: zones.join(', ') })}</span>
      <span className="unit" title={format.exact(from, timeZone)}>
        {(from > roomClock.now() ? texts.comes : texts.since)({
          when: `${format.dayOf(from, timeZone)} ${format.time(from, timeZone)}`,
        })}
      </span>
      <span>
        {until === null
          ? texts.open
          : texts.until({ when: `${format.dayOf(until, timeZone)} ${format.time(until, timeZone)}` })}
      </span>
      <Button icon={Play} why={why} busy={resume.busy} onPress={() => void resume.run(suspension)}>
        {texts.resume}
      </Button>
    </li>
  )
}

/** Ends suspensions and says what came of it. */
export function useResume() {
  const texts = useMessages('carriers')
  const names = useNames()
  const say = useToasts((toasts) => toasts.say)
  const command = useCommand((client) => client.carriers.resume)
  return {
    busy: command.busy,
    async run(suspension: Suspension) {
      const outcome = await command.run({ suspensionId: suspension.id })
      if (outcome.kind === 'done')
        say(
          'done',
          texts.resumed({ carrier: names.carrier(suspension.carrierId), count: outcome.value.reallocated }),
        )
    },
  }
}
