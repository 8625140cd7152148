import { useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import type { CarrierRow } from '../../../shared/contract/carriers.ts'
import type { EpochMs, LocalDate } from '../../../shared/lib/clock.ts'
import { screenPath } from '../../../shared/lib/screen-path.ts'
import { instantOfLocal } from '../../../shared/lib/zoned.ts'
import { Button } from '../../components/button.tsx'
import { DayField, TimeField } from '../../components/day-field.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { useNames, useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { roomClock } from '../../lib/room-clock.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { UNTILS, type Until, untilOf, ZONE_SETS, type ZoneSet, zonesOf } from './suspension-choices.ts'
import { SuspensionTrial } from './suspension-trial.tsx'

const WHOLE = '*'

/** Asks what stops, why, until when and where; then says what became of the orders. */
export function SuspendDialog(props: {
  /** null = closed. */
  row: CarrierRow | null
  /** All there are, to choose another one. */
  rows: readonly CarrierRow[]
  onClose: () => void
}) {
  const { row } = props
  const texts = useMessages('carriers')
  const names = useNames()
  return (
    <Dialog
      isOpen={row !== null}
      onClose={props.onClose}
      title={row === null ? '' : texts.suspendTitle({ carrier: names.carrier(row.carrierId) })}
      isWide
    >
      {row !== null && <SuspendForm key={row.carrierId} {...props} row={row} />}
    </Dialog>
  )
}

function SuspendForm(props: { row: CarrierRow; rows: readonly CarrierRow[]; onClose: () => void }) {
  const { rows, onClose } = props
  const [carrierId, setCarrier] = useState(props.row.carrierId)
  const row = rows.find((one) => one.carrierId === carrierId) ?? props.row
  const names = useNames()
  const texts = useMessages('carriers')
  const verbs = useMessages('verbs')
  const timeZone = useTimeZone()
  const [, navigate] = useLocation()
  const say = useToasts((toasts) => toasts.say)
  const suspend = useCommand((client) => client.carriers.suspend)
  const [serviceId, setService] = useState(WHOLE)
  const [reason, setReason] = useState<string>(texts.usual.strike)
  const [until, setUntil] = useState<Until>('open')
  const [zoneSet, setZoneSet] = useState<ZoneSet>('all')
  const [typed, setTyped] = useState('')
  const zones = zonesOf(zoneSet, typed)
  const [start, setStart] = useState<'now' | 'at'>('now')
  const [startsAt, setStartsAt] = useState<Moment>(NO_MOMENT)
  const [endsAt, setEndsAt] = useState<Moment>(NO_MOMENT)
  const from = start === 'now' ? null : instantOf(startsAt, timeZone)
  const end = useMemo(
    () => (until === 'at' ? instantOf(endsAt, timeZone) : untilOf(until, roomClock.now(), timeZone)),
    [until, endsAt, timeZone],
  )
  const isTimed =
    (start === 'now' || from !== null) &&
    (until !== 'at' || end !== null) &&
    (end === null || end > (from ?? roomClock.now()))
  const isReady = zones !== null && reason.trim() !== '' && isTimed
  const whyNot = zones === null ? texts.zonesWrong : isTimed ? texts.reason : texts.momentWrong

  async function go() {
    if (zones === null) return
    const outcome = await suspend.run({
      carrierId: row.carrierId,
      serviceId: serviceId === WHOLE ? null : serviceId,
      zones,
      reason: reason.trim(),
      from,
      until: end,
    })
    if (outcome.kind !== 'done') return
    const { moved, blocked } = outcome.value
    const sentence = texts.moved({ moved, blocked })
    if (blocked === 0) say('done', sentence)
    else
      say('risk', sentence, {
        label: texts.show,
        run: () => navigate(`${screenPath('exceptions')}?group=carrier`),
      })
    onClose()
  }

  return (
    <>
      <p>{texts.suspendText}</p>
      <div className="carrier-pair">
        <Select
          label={texts.carrier}
          choices={rows.map((one) => ({ id: one.carrierId, label: names.carrier(one.carrierId) }))}
          value={carrierId}
          onChange={(id) => {
            setCarrier(id)
            setService(WHOLE)
          }}
        />
        <Select
          label={texts.which}
          choices={[
            { id: WHOLE, label: texts.allServices },
            ...row.services.map(({ service }) => ({ id: service.serviceId, label: service.name })),
          ]}
          value={serviceId}
          onChange={setService}
        />
      </div>
      <div className="carrier-reason">
        <Field label={texts.reason} value={reason} onChange={setReason} autoFocus />
        <div className="carrier-presets">
          {Object.values(texts.usual).map((each) => (
            <Button key={each} tone="quiet" onPress={() => setReason(each)}>
              {each}
            </Button>
          ))}
        </div>
      </div>
      <div className="carrier-triple">
        <Select
          label={texts.fromLabel}
          choices={(['now', 'at'] as const).map((id) => ({ id, label: texts.froms[id] }))}
          value={start}
          onChange={setStart}
        />
        {start === 'at' && <MomentFields onChange={setStartsAt} />}
      </div>
      <div className="carrier-triple">
        <Select
          label={texts.untilLabel}
          choices={UNTILS.map((id) => ({ id, label: texts.untils[id] }))}
          value={until}
          onChange={setUntil}
        />
        {until === 'at' && <MomentFields onChange={setEndsAt} />}
      </div>
      <div className="carrier-pair">
        <Select
          label={texts.zones}
          choices={ZONE_SETS.map((id) => ({ id, label: texts.zoneSets[id] }))}
          value={zoneSet}
          onChange={setZoneSet}
        />
      </div>
      {zoneSet === 'own' && (
        <Field
          label={texts.zonesOwn}
          help={texts.zonesHelp}
          error={typed.trim() !== '' && zones === null ? texts.zonesWrong : null}
          value={typed}
          onChange={setTyped}
          isMono
          autoFocus
        />
      )}
      {isReady && (
        <SuspensionTrial
          carrierId={row.carrierId}
          serviceId={serviceId === WHOLE ? null : serviceId}
          zones={zones}
          from={from}
          until={end}
        />
      )}
      <div className="dialog-buttons">
        <Button onPress={onClose}>{verbs.cancel}</Button>
        <Button tone="primary" busy={suspend.busy} why={isReady ? null : whyNot} onPress={() => void go()}>
          {texts.go}
        </Button>
      </div>
    </>
  )
}

interface Moment {
  readonly day: LocalDate | null
  readonly minute: number | null
}

const NO_MOMENT: Moment = { day: null, minute: null }

/** null = it is not entered yet. A day without a time begins it. */
function instantOf({ day, minute }: Moment, timeZone: string): EpochMs | null {
  return day === null ? null : instantOfLocal(day, minute ?? 0, timeZone)
}

function MomentFields({ onChange }: { onChange: (moment: Moment) => void }) {
  const texts = useMessages('carriers')
  const [moment, setMoment] = useState(NO_MOMENT)
  const change = (part: Partial<Moment>) => {
    const next = { ...moment, ...part }
    setMoment(next)
    onChange(next)
  }
  return (
    <>
      <DayField label={texts.day} value={moment.day} onChange={(day) => change({ day })} />
      <TimeField label={texts.time} value={moment.minute} onChange={(minute) => change({ minute })} />
    </>
  )
}
