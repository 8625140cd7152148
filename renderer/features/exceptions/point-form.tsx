import { useState } from 'react'
import {
  hoursInWords,
  type NearbyPoint,
  pointInLine,
  pointNear,
} from '../../../shared/domain/nearby-point.ts'
import { message } from '../../../shared/messages/message.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useNames, useTimeZone } from '../../lib/catalog.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'
import type { FormProps } from './form-props.ts'

const TOPICS = ['exceptions'] as const
/** The nearest few have keys in the panel; more than these nobody reads. */
const MOST = 9

/** To which collection point this order goes: one that its carrier lists near the buyer, or another. */
export function PointForm(props: FormProps) {
  const texts = useMessages('points')
  const { id: exceptionId } = props.question.row.record
  const live = useLive(TOPICS, (client) => client.exceptions.points({ exceptionId }), [exceptionId])
  return (
    <>
      <h3 className="point-heading">{texts.nearest}</h3>
      {live.data === null ? (
        <Skeleton width="100%" height={96} />
      ) : (
        <NearestPoints {...props} choice={live.data} />
      )}
      <h3 className="point-heading">{texts.byHand}</h3>
      <OtherPoint {...props} />
    </>
  )
}

interface Choice {
  readonly carrierId: string | null
  readonly points: readonly NearbyPoint[]
  readonly toldAt: number | null
  readonly problem: Parameters<ReturnType<typeof useSay>>[0] | null
}

function NearestPoints({ choice, busy, answer }: FormProps & { choice: Choice }) {
  const texts = useMessages('points')
  const say = useSay()
  const names = useNames()
  const format = useFormat()
  const timeZone = useTimeZone()
  const { carrierId, toldAt, problem } = choice
  const points = choice.points.slice(0, MOST)
  const take = ({ id, name }: NearbyPoint) => answer({ point: { id, name } })
  if (carrierId === null) return <p className="point-note">{texts.notListed}</p>
  const carrier = names.carrier(carrierId)
  const notes = [
    ...(problem === null ? [] : [texts.unasked({ problem })]),
    ...(toldAt === null
      ? problem === null
        ? [texts.asking]
        : []
      : points.length === 0
        ? [texts.none({ carrier })]
        : [
            texts.toldAt({
              carrier,
              time: `${format.dayOf(toldAt, timeZone)}, ${format.time(toldAt, timeZone)}`,
            }),
          ]),
  ]
  return (
    <>
      {points.length > 0 && (
        <ol className="resolutions">
          {points.map((point) => (
            <li key={point.id} className="resolution">
              <Button busy={busy} onPress={() => take(point)}>
                {say(pointNear(point) ?? message('points.unmeasured', { point: pointInLine(point) }))}
              </Button>
              <span className="resolution-effect">
                {say(hoursInWords(point.hours) ?? message('points.noHours'))}
              </span>
            </li>
          ))}
        </ol>
      )}
      {notes.map((note) => (
        <p key={note} className="point-note">
          {note}
        </p>
      ))}
    </>
  )
}

function OtherPoint({ busy, answer }: FormProps) {
  const texts = useMessages('exceptionQueue')
  const [id, setId] = useState('')
  const [name, setName] = useState('')
  return (
    <>
      <Field label={texts.pointId} help={texts.pointIdHelp} isMono value={id} onChange={setId} />
      <Field label={texts.pointName} help={texts.pointNameHelp} value={name} onChange={setName} />
      <div className="dialog-buttons">
        <Button
          busy={busy}
          why={id.trim() === '' ? texts.pointIdHelp : null}
          onPress={() => answer({ point: { id: id.trim(), name: name.trim() } })}
        >
          {texts.savePoint}
        </Button>
      </div>
    </>
  )
}
